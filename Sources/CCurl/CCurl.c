#include "CCurl.h"

CURLcode guildhall_curl_set_string(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}

CURLcode guildhall_curl_set_long(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}

CURLcode guildhall_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(curl, option, value);
}

CURLcode guildhall_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
  return curl_easy_setopt(curl, option, value);
}

CURLcode guildhall_curl_set_read(CURL *curl, size_t (*read)(char *, size_t, size_t, void *)) {
  return curl_easy_setopt(curl, CURLOPT_READFUNCTION, read);
}

CURLcode guildhall_curl_set_header(CURL *curl, size_t (*header)(char *, size_t, size_t, void *)) {
  return curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, header);
}

CURLcode guildhall_curl_response_code(CURL *curl, long *code) {
  return curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, code);
}
