internal import ArgumentParser
internal import PasswordHashing

/// What is declared of a hash on the command line.
struct StoredHashArguments: ParsableArguments {
    @Option(help: "The scheme of the hash, where its text does not say: md5, sha256, argon2id, scrypt-modified …")
    var scheme: SchemeName?

    @Option(
        help: ArgumentHelp(
            "An option of the hash: \(Self.names); pepper is the id of its key. An option that is a secret is best given "
                + "by its id, as signerKey@shop, with --keys-file: every user of the machine can read a command line.",
            valueName: "key=value"))
    var option: [String] = []

    @OptionGroup var keys: KeysArguments

    private static let names = HashOptions.Name.known.map(\.text).joined(separator: ", ")

    /// A stored hash, from its text or from the one column that an application has for it, with what is declared of it.
    /// - Throws: `Failure` where the column's form is broken, or where the arguments are no options of a hash.
    func stored(_ hash: String) throws -> StoredHash {
        do {
            return try declare(StoredHash(columnText: hash))
        } catch let error as HashFormatError {
            throw Failure("\(error)")
        }
    }

    /// The same of one line of many: a broken form of a column is a hash that nobody knows.
    func storedLine(_ hash: String) throws -> StoredHash {
        try declare((try? StoredHash(columnText: hash)) ?? StoredHash(hash))
    }

    private func declare(_ found: StoredHash) throws -> StoredHash {
        var stored = found
        for text in option { try set(text, of: &stored) }
        do {
            if let scheme { try stored.declare(scheme) }
        } catch {
            throw Failure.usage("\(error)")
        }
        return stored
    }

    private func set(_ text: String, of stored: inout StoredHash) throws {
        guard let mark = text.firstIndex(where: { $0 == "=" || $0 == "@" }) else {
            throw Failure.usage("--option takes key=value", hint: "--option version=sha256")
        }
        guard let name = HashOptions.Name(named: String(text[..<mark])) else {
            throw Failure.usage("--option names no option of a hash", hint: "the options are \(Self.names)")
        }
        let value = String(text[text.index(after: mark)...])
        guard text[mark] == "=" else {
            guard name.kind == .secret, !value.isEmpty else {
                throw Failure.usage("--option \(name.text) is no secret with an id", hint: "--option \(name.text)=…")
            }
            stored.options[name] = .keyID(value)
            return
        }
        do {
            try stored.options.set(name, to: value)
        } catch {
            throw Failure.usage("\(error)")
        }
    }
}
