/// The version of the program, as `guildhall --version` prints it.
public enum Version {
  public static let number = "0.1.0"
}
