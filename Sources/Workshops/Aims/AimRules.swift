import Essentials
import People

enum AimRules {
  static func checked(_ targets: Targets) throws(FieldErrors) -> Targets {
    guard targets.count > SkillAim.most else { return targets }
    throw FieldErrors(
      "add_1",
      say("Skills: \(targets.count) are more than one hour can work on. Keep up to \(SkillAim.most)."))
  }
}
