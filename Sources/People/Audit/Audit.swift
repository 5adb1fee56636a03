import Database
import Essentials

/// The record of what organisers and administrators changed, written in the transaction that changes it.
public enum Audit {
  /// `deed` in a few words of English, such as `role given`; `subject` is the identity of what was changed.
  public static func record(
    _ deed: String, of subject: String, detail: String = "", by actor: ID<Person>?, in tx: Transaction
  ) throws {
    let id: ID<Audit> = tx.newID()
    try tx.run(
      """
      INSERT INTO audit (id, at, actor_id, deed, subject, detail)
      VALUES (\(id), \(tx.now), \(actor), \(deed), \(subject), \(detail))
      """)
  }
}
