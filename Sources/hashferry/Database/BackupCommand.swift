internal import ArgumentParser
internal import FileReading
internal import JSONText
internal import UserStorage

/// `hashferry backup`: a copy of a users database that may be in use.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy a users database into one file, also while a service uses it.",
        discussion: """
            The copy is the database as it is at one moment, with every user whose creation was answered before. A \
            service or an import goes on meanwhile. The copy is checked, readable by its owner only, and takes its place \
            when it is whole: what stood there before is kept until then.

            Do not copy the database's file by other means while a program uses it: its latest changes stand in \
            DATABASE-wal.

            To restore a backup, stop the service, move the database away with its -wal and -shm files, and copy the \
            backup to the database's name. The service's API keys stand in the key file: keep a copy of that, too.

            Exit: 0 when the backup is there, 2 wrong usage, 3 when it could not be made.

            Examples:
              hashferry backup users-2026-11-28.sqlite
              hashferry backup /backup/users.sqlite --database users.sqlite --force
            """)

    @Argument(help: "The file for the copy; its folder must be there.", completion: .file())
    var file: String

    @Option(help: "The users database.", completion: .file())
    var database = "users.sqlite"

    @Flag(help: "Replace a file that is there already.")
    var force = false

    @Option(help: "How the answer is written on stdout: text or json.")
    var format = OutputFormat.text

    func run() throws {
        var progress = ProgressLine()
        let backup = try StoreBackup.make(of: database, at: file, replaces: force) { copied, all in
            progress.show(share: Double(copied) / Double(all)) { _ in
                "\(ByteSize(bytes: copied)) of \(ByteSize(bytes: all))"
            }
        }
        ProgressLine.clear()
        let output = FileDescriptorWriter.standardOutput()
        switch format {
        case .json:
            let answer: JSONObject = [
                "file": .string(file), "users": .integer(Int64(backup.userCount)),
                "bytes": .integer(Int64(backup.byteCount)), "checked": .bool(true),
            ]
            try output.write(JSONValue.object(answer).jsonText + "\n")
        case .text:
            try output.write(
                "\(file): \(backup.userCount.counted("user")), \(ByteSize(bytes: backup.byteCount)), checked\n")
        }
        try output.flush()
    }
}
