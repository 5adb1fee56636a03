#if canImport(CMalloc)
  import CMalloc
#endif

/// The C library's memory.
enum Memory {
  /// Keeps up to 8 MB of what is freed. Otherwise each page gives its last few hundred kB back to the kernel and takes them
  /// again: that was 8 % of the list of topics and 6 % of home (wrk, 8 connections, 10,000 people). Setting one threshold
  /// stops glibc from adjusting the other, so both are set.
  static func keepSome() {
    #if canImport(CMalloc)
      mallopt(M_TRIM_THRESHOLD, 8 << 20)
      mallopt(M_MMAP_THRESHOLD, 4 << 20)
    #endif
  }
}
