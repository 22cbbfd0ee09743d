internal import ArgumentParser
internal import PasswordHashing

/// What is declared of a hash on the command line.
struct StoredHashArguments: ParsableArguments {
    @Option(help: "The scheme of the hash, where its text does not say: md5, sha256, argon2id, scrypt-modified …")
    var scheme: SchemeName?

    @Option(
        help: ArgumentHelp(
            "An option of the hash: \(Self.names); pepper is the id of its key.", valueName: "key=value"))
    var option: [String] = []

    private static let names = HashOptions.Name.known.map(\.text).joined(separator: ", ")

    func stored(_ hash: String) throws -> StoredHash {
        var stored = StoredHash(hash)
        for text in option {
            guard let equals = text.firstIndex(of: "=") else {
                throw Failure.usage("--option takes key=value", hint: "--option version=sha256")
            }
            guard let name = HashOptions.Name(named: String(text[..<equals])) else {
                throw Failure.usage("--option names no option of a hash", hint: "the options are \(Self.names)")
            }
            do {
                try stored.options.set(name, to: String(text[text.index(after: equals)...]))
            } catch {
                throw Failure.usage("\(error)")
            }
        }
        do {
            if let scheme { try stored.declare(scheme) }
        } catch {
            throw Failure.usage("\(error)")
        }
        return stored
    }
}
