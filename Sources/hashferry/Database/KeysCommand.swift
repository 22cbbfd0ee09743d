internal import ArgumentParser
internal import FileReading
internal import UserStorage

/// `hashferry keys`: the keys of a users service.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Change the key that signs the tokens of a users service.",
        discussion: """
            A service has keys of two kinds:

            The key that signs JSON Web Tokens stands in the database. Rotate it when somebody may have seen the \
            database or a backup of it.

            API keys, which programs call the service with, stand in its key file, one a line. To take one away, delete \
            its line; for a new one, add a line; then let the service read the file again. hashferry serve --help shows \
            what may stand behind a key.

            Exit: 0 done, 2 wrong usage, 3 when the database could not be used.

            Examples:
              hashferry keys rotate
              hashferry keys rotate --database users.sqlite
            """,
        subcommands: [KeysRotateCommand.self])
}

/// `hashferry keys rotate`: ends every JSON Web Token.
struct KeysRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Make a new key that signs JSON Web Tokens: all tokens so far end.",
        discussion: """
            A service that runs on the database takes the new key with its next call. Sessions go on, and so do API \
            keys; a client whose token is refused asks for another one with its session.

            Exit: 0 done, 2 wrong usage, 3 when the database could not be used.

            Examples:
              hashferry keys rotate --database users.sqlite
            """)

    @Option(help: "The users database.", completion: .file())
    var database = "users.sqlite"

    func run() async throws {
        try requireDatabase(database)
        let store = try await UserStore.open(path: database)
        do {
            try await store.write { try $0.rotateTokenKey() }
        } catch {
            _ = try? await store.close()
            throw error
        }
        try await store.close()
        let output = FileDescriptorWriter.standardOutput()
        try output.write("a new key signs JSON Web Tokens: all tokens that were given out before have ended\n")
        try output.flush()
    }
}
