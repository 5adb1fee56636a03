import ArgumentParser
import Doors
import Guildhall

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at configuration, disk, clock, database and mail; say what is wrong and what cures it.")

  @OptionGroup var data: DataOptions

  func run() async throws {
    let findings = await Examination(try data.settings(makesFolder: false).asServed()).findings()
    for finding in findings {
      Say.line("\(finding.cure == nil ? "well " : "WRONG")  \(finding.subject): \(finding.sentence)")
      if let cure = finding.cure { Say.line("       cure: \(cure)") }
    }
    if findings.contains(where: { $0.cure != nil }) { throw ExitCode.failure }
  }
}
