/// How large the body of a request may be, in bytes.
public enum BodyLimit {
  /// What pages take that say nothing else.
  public static let usual = 256 * 1024
  /// More than this no page takes: a pasted list, with each of its characters escaped.
  public static let largest = 24 * 1024 * 1024
}
