internal import ArgumentParser
internal import PasswordHashing
internal import PasswordVerification
internal import UserStorage

/// The policy by which the service, the importer and `login` verify passwords and make new hashes.
struct PolicyArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "New hashes, and what a weaker one becomes at its owner's log-in: argon2id:m=SIZE,t=PASSES,p=LANES, "
                + "scrypt:n=N,r=R,p=P or bcrypt:cost=LOG2 (default: \(VerificationPolicy().preferred)).",
            valueName: "scheme:costs"))
    var prefer: String?

    @Option(
        help: ArgumentHelp(
            "The schemes whose hashes are accepted, with commas between them: salted for every salted one, keyed for digests "
                + "under a key of all users', and names (default: salted,keyed,md5,sha).",
            valueName: "schemes"),
        transform: SchemeList.init)
    var schemes: SchemeList?

    @OptionGroup var verification: VerificationArguments

    /// The options, as another command with the same policy takes them.
    static let names = [
        "--prefer", "--schemes", "--max-hash-memory", "--max-hash-work", "--max-bcrypt-cost", "--max-work",
        "--pepper-file", "--unicode",
    ]

    func validate() throws {
        _ = try preferred()
    }

    /// The policy of these arguments.
    /// - Throws: `Failure` where the pepper's file is not fit for its purpose, `FileError`.
    func policy() throws -> VerificationPolicy {
        let preferred = try preferred()
        if prefer != nil, !preferred.isRecommended {
            Console.note("warning: \(preferred) is weaker than every current recommendation")
        }
        var policy = try verification.policy(preferring: preferred)
        policy.schemes = schemes?.accepted ?? .users
        return policy
    }

    private func preferred() throws -> PreferredHash {
        let text = prefer ?? VerificationPolicy().preferred.description
        return try PreferredHash(argument: text, within: verification.limits)
    }

    /// What tells a run with this policy from one with the default one, as far as it decides what becomes of a row.
    var context: [String] {
        (prefer.map { [$0] } ?? []) + (schemes.map { [$0.text] } ?? []) + verification.limits.context
    }
}

extension PreferredHash {
    /// The hash that an argument `--prefer` names.
    /// - Throws: `ValidationError` where it names none, or one over the limits.
    init(argument: String, within limits: LimitArguments) throws {
        do throws(PreferredHashError) {
            try self.init(argument, limits: limits.limits)
        } catch {
            throw ValidationError("--prefer: \(error)")
        }
    }
}

/// Accepted schemes as a list: `salted,md5`.
struct SchemeList {
    /// The list as it was given.
    let text: String
    let accepted: AcceptedSchemes

    init(_ argument: String) throws {
        var accepted = AcceptedSchemes.only()
        var names = argument.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        for (word, kind) in [("salted", AcceptedSchemes.salted), ("keyed", .keyed)] where names.contains(word) {
            accepted = accepted.and(kind)
            names.removeAll { $0 == word }
        }
        let schemes = names.compactMap { SchemeName($0) }
        guard schemes.count == names.count else {
            throw ValidationError(
                "--schemes takes salted, keyed and the names of schemes, with commas between them: "
                    + SchemeRegistry.standard.schemes.map(\.name).joined(separator: ", "))
        }
        self.text = argument
        self.accepted = accepted.and(schemes.map(\.scheme))
    }
}
