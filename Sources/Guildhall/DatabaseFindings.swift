import Database
import Doors
import Essentials
import People

/// What the database says of itself, and what it says of the installation.
extension Examination {
  private static let subject = "database"

  func database() async -> [Finding] {
    guard settings.hasDatabase else {
      return [
        .ill(
          Self.subject, "There is none yet: \(settings.database) is missing.",
          cure: "Check --data and --database, or start guildhall serve and open the link it prints.")
      ]
    }
    do {
      let store = try await Store.open(settings.database)
      let findings = await content(of: store)
      await store.close()
      return findings
    } catch {
      return [
        .ill(
          Self.subject, "It cannot be opened: \(error).",
          cure: "Check database (GUILDHALL_DATABASE) and whether the server runs.")
      ]
    }
  }

  private func content(of store: Store) async -> [Finding] {
    do {
      let pending = try await Migrator.pending(store, MigrationList.all).count
      let complaints = try await store.examine().complaints.map { complaint in
        Finding.ill(
          Self.subject, complaint, cure: "See the sentence; docs/operating.md tells how to restore a backup.")
      }
      return try await [schema(pending, store.engineName)] + complaints
        + (pending == 0 ? organisation(in: store) : [])
    } catch let fault as MigrationFault {
      return [
        .ill(
          Self.subject, "\(fault)",
          cure: "Use the version of guildhall that the database was made by, or a newer one.")
      ]
    } catch {
      return [
        .ill(
          Self.subject, "It cannot be read: \(error).",
          cure: "Restore a backup if it is damaged; docs/operating.md tells how.")
      ]
    }
  }

  private func schema(_ pending: Int, _ engine: String) -> Finding {
    pending == 0
      ? .well(Self.subject, "\(engine) answers and has the schema of this version.")
      : .ill(
        Self.subject, "\(pending) schema steps have not run yet.",
        cure: "Start guildhall serve, or run guildhall migrate.")
  }

  private func organisation(in store: Store) async throws -> [Finding] {
    let (organisation, administrators, work) = try await store.read { tx in
      (try Organisation.find(in: tx), try Person.administratorCount(in: tx), try WorkFindings.find(in: tx))
    }
    guard let organisation else {
      return [
        .ill(
          "set-up", "Nobody has set this Guildhall up.",
          cure: "Start guildhall serve and open the link it prints.")
      ]
    }
    let head: Finding =
      administrators == 0
      ? .ill(
        "set-up", "\(organisation.name) has no administrator.",
        cure: "Run guildhall person role EMAIL administrator.")
      : .well("set-up", "\(organisation.name) is set up, with \(administrators) administrator(s).")
    return [head] + work.findings
  }
}
