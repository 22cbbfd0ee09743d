internal import ArgumentParser
internal import PasswordVerification

/// Which stored hashes are verified, and with what.
struct VerificationArguments: ParsableArguments {
    @OptionGroup var limits: LimitArguments

    @Option(
        help: ArgumentHelp(
            "The secret keys that passwords go through, an id and a key in base64 a line: the first for new hashes, "
                + "the others for hashes that name them. Its owner alone may read the file.",
            valueName: "file"),
        completion: .file())
    var pepperFile: String?

    @Option(
        help: ArgumentHelp(
            "Forms in which a password is tried that did not match as typed: nfc, nfkc, saslprep (default: none).",
            valueName: "forms"),
        transform: UnicodeForms.init)
    var unicode: UnicodeForms?

    /// The policy of these arguments.
    /// - Throws: `Failure` where the pepper's file is not fit for its purpose, `FileError`.
    func policy(preferring preferred: PreferredHash? = nil) throws -> VerificationPolicy {
        var policy = VerificationPolicy(limits: limits.limits, unicodeForms: unicode?.forms ?? [])
        if let preferred { policy.preferred = preferred }
        policy.pepper = try pepperFile.map(Self.pepper)
        return policy
    }

    private static func pepper(inFile path: String) throws -> Pepper {
        let text = try SecretFile.readKeys(path)
        do throws(PepperError) {
            return try Pepper(parsing: text)
        } catch {
            throw Failure(
                "\(path): \(error)",
                hint: "a line is an id and a key, such as: echo \"2027 $(openssl rand -base64 32)\" > \(path)")
        }
    }
}

/// Unicode forms as a list: `nfc,nfkc`.
struct UnicodeForms {
    let forms: [UnicodeForm]

    init(_ argument: String) throws {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        forms = names.compactMap { UnicodeForm(rawValue: $0) }
        guard forms.count == names.count, Set(forms).count == forms.count else {
            let known = UnicodeForm.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--unicode takes \(known), each once, with commas between them")
        }
    }
}
