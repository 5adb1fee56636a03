import Database
import Doors
import Essentials
import Hummingbird
import People
import Web

/// The three forms, blank, filled or with what has to be mended.
extension SessionPages {
  func schedulePage(
    _ topic: Topic?, _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: Organiser
  ) async throws -> Response {
    let (proposals, offers) = try await doors.store.read { tx in
      (
        try CrewNames.proposed(for: topic?.id, in: tx),
        try topic.map { try TopicStory.offers($0.id, in: tx) } ?? []
      )
    }
    let view = ScheduleSessionPage(
      topic: topic, offers: offers, state: FormState(form, errors: errors), proposals: proposals)
    return context.page(
      title: say("Schedule a session"), section: .sessions, status: status, frame: .narrow, view)
  }

  func changePage(
    _ session: Session, _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: SignedIn
  ) async throws -> Response {
    let (proposals, taken) = try await doors.store.read { tx in
      (try CrewNames.proposed(for: session.topic, in: tx), try Registration.taken(session.id, in: tx))
    }
    let view = ChangeSessionPage(
      session: session, state: FormState(form, errors: errors), proposals: proposals, registered: taken.both,
      now: doors.now())
    return context.page(
      title: say("Change the session"), section: .sessions, status: status, frame: .narrow, view)
  }

  func cancelPage(
    _ session: Session, _ form: FormFields, _ errors: FieldErrors, _ status: HTTPResponse.Status,
    _ context: SignedIn
  ) async throws -> Response {
    let use = try await doors.store.read { tx in
      try Registration.use(of: session.id, capacity: session.plan.capacity, in: tx)
    }
    let view = CancelSessionPage(
      session: session, use: use, state: FormState(form, errors: errors), zone: context.viewer.zone)
    return context.page(
      title: say("Cancel the session"), section: .sessions, status: status, frame: .narrow, view)
  }
}
