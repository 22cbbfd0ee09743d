import Foundation
import Testing

@Suite struct HelpTests {
    static let commands = [
        "identify", "schemes", "hash", "verify", "plan", "import", "undo", "serve", "login", "backup", "keys", "tune",
        "doctor",
    ]

    @Test(arguments: commands) func showsExamplesOfEveryCommand(_ command: String) throws {
        let help = try hashferry(command, "--help")
        #expect(help.status == 0)
        #expect(help.talk.isEmpty)
        #expect(help.text.contains("Examples:\n"))
        #expect(help.lines.contains { $0.contains("hashferry \(command) ") && !$0.hasPrefix("USAGE") })
        #expect(try hashferry("help", command).text == help.text)
    }

    @Test(arguments: commands) func showsNoNameOfATypeInTheHelp(_ command: String) throws {
        let help = try hashferry(command, "--help").text
        for trace in ["Optional(", "SchemeName(", "PasswordHashing.", "rawValue"] { #expect(!help.contains(trace)) }
    }

    /// An example that the help wraps cannot be copied into a shell.
    @Test(arguments: commands) func writesEachExampleOnItsOwnLine(_ command: String) throws {
        let help = try hashferry(command, "--help").text
        let examples = try #require(
            help.components(separatedBy: "Examples:\n").last?.components(separatedBy: "\n\n").first)
        for line in examples.split(separator: "\n") { #expect(line.hasPrefix("  "), "\(line)") }
    }

    @Test(arguments: commands) func saysTheExitStatusesInTheHelp(_ command: String) throws {
        #expect(try hashferry(command, "--help").text.contains("Exit: 0"))
    }

    @Test(arguments: [[], ["--help"], ["help"]]) func namesEveryCommandInTheOverview(_ arguments: [String]) throws {
        let help = try hashferry(arguments)
        #expect(help.status == 0)
        for command in Self.commands { #expect(help.text.contains("\n  \(command) ")) }
        #expect(help.text.contains("Examples:\n"))
    }

    @Test func printsAVersionNumber() throws {
        let version = try hashferry("--version")
        #expect(version.status == 0)
        #expect(version.text.split(separator: ".").count == 3)
    }
}
