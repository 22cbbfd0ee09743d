internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification
internal import UserStorage

/// `hashferry login`: answers as the service would.
struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Check an e-mail address and a password against the store, and renew a weak hash.",
        discussion: """
            A right password whose hash is weaker than --prefer is hashed anew. Give the policy that the service has: \
            --prefer, --schemes, the limits, --pepper-file and --unicode. \
            Exit: 0 logged in, 1 wrong password, unknown address or blocked user, 3 could not answer.

            Examples:
              hashferry login --database users.sqlite someone@example.com
              printf '%s\\n' "$PASSWORD" | hashferry login someone@example.com --format json
              hashferry login --prefer argon2id:m=128MiB,t=2,p=1 \\
                --pepper-file users.pepper someone@example.com
            """)

    @Option(help: "The users database.", completion: .file())
    var database = "users.sqlite"

    @OptionGroup var input: PasswordInput

    @OptionGroup(title: "Which hashes verify, and what new ones are") var policy: PolicyArguments

    @Option(help: "How the answer is written: text or json.")
    var format = OutputFormat.text

    @Argument(help: "The e-mail address, in any case of letters.")
    var email: String

    func run() async throws {
        let policy = try policy.policy()
        try requireDatabase(database)
        let store = try await UserStore.open(path: database)
        let outcome: PasswordLogin.Outcome<StoredUser>
        do {
            let password = try input.read(prompt: "Password: ")
            // One login, which waits for nobody: as long as its hash takes, within what the limits let a hash hold.
            let pool = try HashingPool(
                threads: 1, memoryBudget: policy.limits.memory + VerifyBatch.scratch, deadline: .seconds(86_400))
            outcome = try await PasswordLogin(store: store, verifier: Verifier(pool: pool, policy: policy))(
                email: email.trimmingCharacters(in: .whitespaces), password: password)
            await pool.shutdown()
        } catch {
            _ = try? await store.close()
            throw error
        }
        try await store.close()
        let output = FileDescriptorWriter.standardOutput()
        let answer =
            switch format {
            case .json: JSONValue.object(json(outcome)).jsonText
            case .text: text(outcome, preferring: policy.preferred)
            }
        try output.write(answer + "\n")
        try output.flush()
        guard case .success = outcome else { throw ExitStatus.no }
    }

    private func text(_ outcome: PasswordLogin.Outcome<StoredUser>, preferring preferred: PreferredHash) -> String {
        switch outcome {
        case .invalidCredentials: "invalid credentials"
        case .blocked: "the user is blocked"
        case .success(let user, let scheme, .notNeeded): "logged in \(user.id) with \(scheme.name)"
        case .success(let user, let scheme, .renewed(let reason)):
            "logged in \(user.id) with \(scheme.name), renewed to \(preferred.name) (\(reason))"
        }
    }

    private func json(_ outcome: PasswordLogin.Outcome<StoredUser>) -> JSONObject {
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
