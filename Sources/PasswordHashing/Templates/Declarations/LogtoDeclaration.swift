/// Logto's legacy passwords: `["sha256", ["salt123", "@"], "c465…"]`, in which `@` is the password.
///
/// Logto joins the arguments, digests them and writes the digest in lower-case hex.
public struct LogtoDeclaration: DigestDeclaration {
    /// The algorithm, as Node names it.
    public var algorithm: String
    /// What is joined.
    public var arguments: [String]

    /// Makes a declaration.
    public init(algorithm: String, arguments: [String]) {
        self.algorithm = algorithm
        self.arguments = arguments
    }

    /// The first argument that is no password becomes the salt, so that users of one form share a template.
    public func stored(_ hash: String) throws(HashFormatError) -> StoredHash {
        guard arguments.contains("@") else {
            throw .malformed(.digestTemplate, "the arguments", "have no @, which stands for the password")
        }
        var salt: String?
        var parts: [TemplateExpression] = []
        for argument in arguments where !argument.isEmpty {
            if argument == "@" {
                parts.append(.variable(.password))
            } else if salt == nil {
                salt = argument
                parts.append(.variable(.salt))
            } else {
                parts.append(.literal(Array(argument.utf8)))
            }
        }
        let digest = try DeclarationReader.digest(algorithm)
        return try DeclarationReader.stored(
            hash, [.digest(.hex)], .digest(digest, .hex, DeclarationReader.joined(parts)),
            salt.map { [.salt: .text($0)] } ?? [:])
    }
}
