// curl_easy_setopt is variadic, which Swift cannot call; these fixed forms can be called.
#ifndef GUILDHALL_CCURL_H
#define GUILDHALL_CCURL_H
#include <curl/curl.h>

CURLcode guildhall_curl_set_string(CURL *curl, CURLoption option, const char *value);
CURLcode guildhall_curl_set_long(CURL *curl, CURLoption option, long value);
CURLcode guildhall_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value);
CURLcode guildhall_curl_set_pointer(CURL *curl, CURLoption option, void *value);
CURLcode guildhall_curl_set_read(CURL *curl, size_t (*read)(char *, size_t, size_t, void *));
CURLcode guildhall_curl_set_header(CURL *curl, size_t (*header)(char *, size_t, size_t, void *));
CURLcode guildhall_curl_response_code(CURL *curl, long *code);
#endif
