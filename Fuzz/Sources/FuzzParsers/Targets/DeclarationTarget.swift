import PasswordHashing

/// What other systems declare of their hashes: a digit says which system, the lines after it are its fields.
struct DeclarationTarget: FuzzTarget {
    var knownInputs: [[UInt8]] {
        [
            "0\nsha256\nhex\n\nkey\nhex\nsalt\nutf8\nprefix\n",
            "0\nhmac\nbase64\nsha1\nc2FsdA==\nbase64\n\n\n\nutf16le",
            "1\nSHA256\n1\nc2FsdA==\nSALT_FIRST\n", "1\nHMAC_SHA512\n\nc2FsdA==\nPASSWORD_FIRST\nc2FsdA==",
            "2\nsalted-sha256\n24000\nc2FsdA==", "3\nmd5\nsalt\nsuffix\nstring", "4\nsha256\nsalt123\n@",
            "5\nSHA-512\nc2FsdA==\nPREFIX", "6\nsha_512\nsalt\npepper",
        ].map { Array($0.utf8) }
    }

    func read(_ input: [UInt8]) {
        var fields = Fields(input)
        guard let declaration = declaration(&fields) else { return }
        for hash in [fields.next(), String(repeating: "0a", count: 32), "AAAAAAAAAAAAAAAAAAAAAAAAAAA="] {
            do {
                let stored = try declaration.stored(hash)
                let read = try SchemeRegistry.standard.parse(stored)
                HashRules.check(read)
                if HashRules.isVerified(read, fingerprint: input.fingerprint) {
                    _ = try? read.verify("nobody's".utf8.span)
                }
            } catch {
                expect(!error.reason.isEmpty, "an error without a reason")
            }
        }
    }

    private func declaration(_ fields: inout Fields) -> (any DigestDeclaration)? {
        switch fields.next() {
        case "0":
            var auth0 = Auth0Declaration(algorithm: fields.next(), hashEncoding: fields.next())
            auth0.hashDigest = fields.nextOrNil()
            auth0.key = fields.nextOrNil().map { ($0, fields.next()) }
            auth0.salt = fields.nextOrNil().map { ($0, fields.next(), fields.next()) }
            auth0.passwordEncoding = fields.nextOrNil() ?? "utf8"
            return auth0
        case "1":
            var firebase = FirebaseDeclaration(algorithm: fields.next())
            firebase.rounds = UInt64(fields.next())
            firebase.salt = fields.nextOrNil().map { ($0, fields.next()) }
            firebase.key = fields.nextOrNil()
            return firebase
        case "2":
            return FusionAuthDeclaration(
                encryptionScheme: fields.next(), factor: UInt64(fields.next()) ?? 1, salt: fields.next())
        case "3":
            var kinde = KindeDeclaration(hashingMethod: fields.next())
            kinde.salt = fields.nextOrNil().map { ($0, fields.next(), fields.next()) }
            return kinde
        case "4": return LogtoDeclaration(algorithm: fields.next(), arguments: fields.rest())
        case "5":
            var okta = OktaDeclaration(algorithm: fields.next())
            okta.salt = fields.nextOrNil().map { ($0, fields.next()) }
            return okta
        case "6":
            return StytchDeclaration(
                hashType: fields.next(), prependSalt: fields.next(), appendSalt: fields.next())
        default: return nil
        }
    }
}

/// The lines of an input, one after the other; empty ones behind the last.
private struct Fields {
    private var lines: ArraySlice<String>

    init(_ input: [UInt8]) {
        lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0).text }[...]
    }

    mutating func next() -> String { lines.popFirst() ?? "" }

    mutating func nextOrNil() -> String? {
        let line = next()
        return line.isEmpty ? nil : line
    }

    mutating func rest() -> [String] {
        defer { lines = [] }
        return Array(lines)
    }
}
