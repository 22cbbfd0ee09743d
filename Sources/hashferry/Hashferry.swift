internal import ArgumentParser
internal import FileReading
internal import UsersServer

/// The command line's root.
@main
struct Hashferry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hashferry",
        abstract:
            "Carries password hashes from where users are to where they are going, and checks logins against any of them.",
        discussion: """
            stdout is data, stderr is talk. Exit: 0 yes or done, 1 mismatch or some rows failed, 2 wrong usage, \
            3 could not answer, 141 nobody reads stdout any more.

            Examples:
              hashferry identify hashes.txt
              hashferry schemes
              hashferry plan users.jsonl > requests.jsonl
              hashferry import users.csv --database users.sqlite
              hashferry prove users.csv --database users.sqlite
              hashferry report merge report.*-of-8.json > report.json
              hashferry undo --journal users.csv.hashferry-journal
              hashferry serve --database users.sqlite
              hashferry login --database users.sqlite someone@example.com
              hashferry backup backup.sqlite --database users.sqlite
              hashferry keys rotate --database users.sqlite
              hashferry tune --target 250ms --memory-budget 1GiB
              hashferry doctor
            """,
        version: BuildVersion.hashferry,
        subcommands: [
            IdentifyCommand.self, SchemesCommand.self, HashCommand.self, VerifyCommand.self, PlanCommand.self,
            ImportCommand.self, ProveCommand.self, UndoCommand.self, ReportCommand.self, ServeCommand.self,
            LoginCommand.self, BackupCommand.self, KeysCommand.self, TuneCommand.self, DoctorCommand.self,
        ])

    static func main() async {
        // Before anything opens a file or writes.
        ProcessStart.openStandardDescriptors()
        ProcessStart.ignoreBrokenPipes()
        ProcessStart.ignoreFileSizeLimit()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Failure.exit(with: error)
        }
    }
}
