internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification
internal import UserStorage

/// `hashferry login`: answers as the service would.
struct LoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Check an e-mail address and a password against the store, and renew a weak hash.",
        discussion: """
            A right password whose hash is weaker than the policy (Argon2id, 64 MiB, 4 passes, 3 lanes) is hashed anew. \
            Exit: 0 logged in, 1 wrong password, unknown address or blocked user, 3 could not answer.

            Examples:
              hashferry login --database users.sqlite someone@example.com
              printf '%s\\n' "$PASSWORD" | hashferry login someone@example.com --format json
            """)

    @Option(help: "The users database.", completion: .file())
    var database = "users.sqlite"

    @OptionGroup var input: PasswordInput

    @Option(help: "How the answer is written: text or json.")
    var format = OutputFormat.text

    @Argument(help: "The e-mail address, in any case of letters.")
    var email: String

    func run() throws {
        try requireDatabase(database)
        let store = try UserStore(path: database)
        let outcome: PasswordLogin.Outcome
        do {
            let password = try input.read(prompt: "Password: ")
            outcome = try PasswordLogin(store: store)(
                email: email.trimmingCharacters(in: .whitespaces), password: password)
        } catch {
            _ = try? store.blockingClose()
            throw error
        }
        try store.blockingClose()
        let output = FileDescriptorWriter.standardOutput()
        try output.write((format == .json ? JSONValue.object(json(outcome)).jsonText : text(outcome)) + "\n")
        try output.flush()
        guard case .success = outcome else { throw ExitStatus.no }
    }

    private func text(_ outcome: PasswordLogin.Outcome) -> String {
        switch outcome {
        case .invalidCredentials: "invalid credentials"
        case .blocked: "the user is blocked"
        case .success(let user, let scheme, .notNeeded): "logged in \(user.id) with \(scheme.name)"
        case .success(let user, let scheme, .alreadyRenewed):
            "logged in \(user.id) with \(scheme.name), renewed by another login"
        case .success(let user, let scheme, .renewed(let reason)):
            "logged in \(user.id) with \(scheme.name), renewed to argon2id (\(reason))"
        }
    }

    private func json(_ outcome: PasswordLogin.Outcome) -> JSONObject {
        switch outcome {
        case .invalidCredentials: ["outcome": "invalidCredentials"]
        case .blocked: ["outcome": "blocked"]
        case .success(let user, let scheme, let renewal):
            [
                "outcome": "success", "userId": .string(user.id), "scheme": .string(scheme.name),
                "renewed": .bool(renewal != .notNeeded),
            ]
        }
    }
}
