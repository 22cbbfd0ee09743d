internal import ArgumentParser
internal import FileReading
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification

/// `hashferry verify`: is this the password?
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a password against a stored hash, or a file of both.",
        discussion: """
            Reads the password from a prompt or stdin. Exit: 0 match, 1 mismatch, 3 could not answer.

            With --batch, FILE has a JSON object a line: {"hash", "options"?, "scheme"?, "password" or "passwordHex"}; \
            the answer is one a line, in order: {"line", "verdict": "match|mismatch|error", "scheme", "reason"?}. \
            Exit: 0 when every line matched, 1 when one did not, 3 when one had no answer.

            A hash under a pepper has no answer without --pepper-file; --option pepper=ID names its key. HASH may be \
            the one column of an application, $hashferry$…; the secrets that it names by their ids stand in --keys-file, \
            and so do those of a line, {"options": {"signerKey": {"key": "shop"}}}.

            Examples:
              printf 'secret\\n' | hashferry verify '$2b$12$…'
              hashferry verify --scheme sha256 5e884898…
              hashferry verify --scheme scrypt --option salt=NaCl \\
                --option cpu=16384 --option memory=8 --option parallel=1 \\
                --option length=64 70235…
              hashferry verify --pepper-file users.pepper --option pepper=2027 \\
                '$argon2id$v=19$…'
              hashferry verify --scheme scrypt-modified --keys-file firebase.keys \\
                --option signerKey@shop --option saltSeparator=Bw== \\
                --option salt=42xEC+ixf3L2lw== lSrfV15c…
              hashferry verify --batch known-logins.jsonl
            """)

    @OptionGroup var declared: StoredHashArguments
    @OptionGroup var input: PasswordInput

    @OptionGroup(title: "Which hashes verify, and with what") var verification: VerificationArguments

    @Option(
        help: ArgumentHelp("Check every line of a JSON Lines file; - is stdin.", valueName: "file"), completion: .file()
    )
    var batch: String?

    @Option(help: "How a single answer is written: text or json.")
    var format = OutputFormat.text

    @Argument(help: "The stored hash, quoted: $ means something to the shell.")
    var hash: String?

    func validate() throws {
        if (hash == nil) == (batch == nil) { throw ValidationError("give either a HASH or --batch FILE") }
        if batch != nil, declared.scheme != nil || !declared.option.isEmpty {
            throw ValidationError("--batch reads scheme and options from its lines: leave out --scheme and --option")
        }
    }

    func run() async throws {
        var policy = try verification.policy()
        // Whoever asks has the hash in their hand.
        policy.schemes = .all
        policy.keys = try declared.keys.keys()
        if let batch { return try await VerifyBatch(path: batch, policy: policy).run() }
        let stored = try declared.stored(hash ?? "")
        let verifier = BlockingVerifier(policy: policy)
        // Refuse what cannot be answered before anybody types a password.
        _ = try verifier.admit(stored)
        let verification = try verifier.verify(try input.read(prompt: "Password: "), against: stored)
        let isMatch = verification.verdict != .mismatch
        let output = FileDescriptorWriter.standardOutput()
        switch format {
        case .text:
            try output.write("\(isMatch ? "match" : "mismatch") \(verification.hash)\n")
        case .json:
            let object: JSONObject = [
                "verdict": isMatch ? "match" : "mismatch", "scheme": .string(verification.scheme.name),
            ]
            try output.write(JSONValue.object(object).jsonText + "\n")
        }
        try output.flush()
        if !isMatch { throw ExitStatus.no }
    }
}
