internal import AppwriteTransport
internal import AppwriteUsers
internal import ArgumentParser
internal import Foundation
internal import UsersServer

/// A running Appwrite whose users are fetched, in the place of a file that somebody has exported.
struct LiveArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "An Appwrite to fetch the users from: the base of its API, such as https://cloud.example.com/v1. They are kept in FILE, which is read as it is when it is there.",
            valueName: "url"))
    var sourceEndpoint: String?

    @Option(help: ArgumentHelp("The project whose users are fetched.", valueName: "id"))
    var sourceProject: String?

    @Option(
        help: ArgumentHelp(
            "The file with a key of that project that has the scope users.read; its first word counts.",
            valueName: "file"),
        completion: .file())
    var sourceKeyFile: String?

    @Flag(help: "Let that key and the hashes travel unencrypted, from an http:// endpoint on another machine.")
    var sourceAllowInsecure = false

    func validate() throws {
        guard let sourceEndpoint else {
            guard sourceProject == nil, sourceKeyFile == nil, !sourceAllowInsecure else {
                throw ValidationError(
                    "--source-project, --source-key-file and --source-allow-insecure need --source-endpoint")
            }
            return
        }
        guard let sourceProject, !sourceProject.isEmpty, sourceKeyFile != nil else {
            throw ValidationError("--source-endpoint needs a --source-project and a --source-key-file")
        }
        guard sourceProject.utf8.allSatisfy(Self.isOfIdentifier), sourceProject.first != "." else {
            throw ValidationError("--source-project takes an id: letters, digits, \".\", \"-\" and \"_\"")
        }
        try ServiceArguments.check(
            sourceEndpoint, option: "--source-endpoint", isInsecureAllowed: sourceAllowInsecure,
            flag: "--source-allow-insecure")
    }

    /// Identifiers of projects stand in the names of files.
    private static func isOfIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Where the users are kept that nobody names a file for; nil where none are fetched.
    var defaultFile: String? { sourceProject.map { "\($0).users.jsonl" } }

    /// What a command is once the users have been fetched: one that reads their file.
    func command(_ command: CommandText, reading file: String) -> CommandText {
        guard sourceEndpoint != nil else { return command }
        return ["--source-endpoint", "--source-project", "--source-key-file"].reduce(command) { $0.without($1) }
            .without(flag: "--source-allow-insecure").reading(file)
    }

    /// Puts the users into a file, unless they are there already; does nothing without an endpoint.
    /// - Throws: `Failure` where the service or the file does not allow it.
    func fetch(into path: String) async throws {
        guard let sourceEndpoint, let sourceProject, let sourceKeyFile else { return }
        guard path != "-" else {
            throw Failure.usage("--source-endpoint fetches users into a file, and stdin is none")
        }
        let list = FetchedList(path: path, project: sourceProject, endpoint: sourceEndpoint)
        guard try !list.isThere() else { return }
        let key: String
        do {
            key = try KeyFile.firstKey(path: sourceKeyFile) { Console.note("warning: \($0)") }
        } catch let problem as KeyFile.Problem {
            throw Failure(
                "\(sourceKeyFile): \(problem)",
                hint: problem.remedy ?? "the file needs a line with a key of the project")
        }
        let sockets = AsyncHTTPTransport(maximumConnections: 1)
        let client = UsersClient(endpoint: sourceEndpoint, project: sourceProject, key: key, transport: sockets)
        do {
            try await list.write(client.allPages())
        } catch {
            await sockets.shutdown()
            if let error = error as? AppwriteError { throw Failure(source: error) }
            throw error
        }
        await sockets.shutdown()
    }
}

extension Failure {
    /// Why the users of a service could not be fetched; nothing has been carried by then.
    init(source error: AppwriteError) {
        self.init("the users of the source could not be fetched: \(error)", hint: Self.sourceHint(error))
    }

    private static func sourceHint(_ error: AppwriteError) -> String {
        switch (error.type, error.code) {
        case (.projectNotFound?, _): return "the source has no project of the name that --source-project gives"
        case (.projectIDMissing?, _): return "the key in --source-key-file is of another project"
        case (.projectKeyExpired?, _): return "the key in --source-key-file has expired: make a new one"
        case (_, 401?), (_, 403?):
            return "the key in --source-key-file must be one of the project, with the scope users.read"
        case (.generalCursorNotFound?, _):
            return "users are being deleted at the source while they are read: run the same command again"
        case (_, 429?), (_, 502?), (_, 503?), (_, 504?):
            return "run the same command again when the source answers: nothing was written"
        default: break
        }
        if case .transport(let failure) = error, failure.reason != .cannotConnect {
            return "run the same command again when the source answers: nothing was written"
        }
        return "check that --source-endpoint is the base of the Users API, with its version: "
            + "https://cloud.example.com/v1"
    }
}
