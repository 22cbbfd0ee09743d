internal import CryptoPrimitives
internal import HashEncoding

/// What another system declares of its hashes, in that system's own words.
///
/// Each makes a stored hash with its template of it, which is verified as any other: a declaration is read once, when a
/// hash is imported, and nothing of it is needed at login.
public protocol DigestDeclaration: Sendable {
    /// The stored hash that the declaration describes.
    /// - Parameter hash: the hash's text, as the system has it.
    /// - Throws: `unsupported` for a construction that is not a digest or that the system does not publish, `malformed`
    ///   for a field that is none of the system's.
    func stored(_ hash: String) throws(HashFormatError) -> StoredHash
}

/// Reads the fields that declarations share.
enum DeclarationReader {
    /// A digest by the names that Node, Java and the services have for it: `SHA-256`, `sha512-256`, `RIPEMD160`.
    static func digest(_ name: String) throws(HashFormatError) -> MessageDigest {
        let name = name.lowercased()
        let bare = name.filter { $0 != "-" && $0 != "_" }
        let found =
            MessageDigest(rawValue: name) ?? MessageDigest(rawValue: bare)
            ?? MessageDigest.allCases.first { $0.rawValue.replacing("/", with: "-") == name }
        guard let found else {
            throw HashFormatError(
                .unsupported, .digestTemplate, field: "the algorithm", reason: "is no digest that templates have")
        }
        return found
    }

    /// The variable of a salt or key in an encoding.
    static func variable(
        _ variable: TemplateVariable, _ encoding: String, _ field: String
    ) throws(HashFormatError) -> TemplateExpression {
        switch encoding.lowercased() {
        case "utf8", "utf-8", "string", "text": .variable(variable)
        case "hex": .decoded(.unhex, variable)
        case "base64": .decoded(.unbase64, variable)
        default: throw .malformed(.digestTemplate, field, "is none of utf8, hex and base64")
        }
    }

    /// Whether a salt stands before the password.
    static func isPrefix(_ order: String, _ field: String) throws(HashFormatError) -> Bool {
        switch order.lowercased() {
        case "prefix", "salt_first": true
        case "suffix", "postfix", "password_first": false
        default: throw .malformed(.digestTemplate, field, "is none of the orders")
        }
    }

    /// The encoding of a digest's text, by its length: hex has more digits than base64 has.
    static func layout(of hash: String, _ digest: MessageDigest) -> [TemplateLayout.Part] {
        [.digest(hash.utf8.count == 2 * digest.byteCount ? .hex : .base64)]
    }

    /// The stored hash of a construction.
    static func stored(
        _ hash: String, _ layout: [TemplateLayout.Part], _ expression: TemplateExpression,
        _ given: [HashOptions.Name: HashOptions.Value] = [:]
    ) throws(HashFormatError) -> StoredHash {
        var options = HashOptions()
        for (name, value) in given { options[name] = value }
        do throws(TemplateError) {
            options[.template] = .text(try DigestTemplate(layout, expression).text)
        } catch {
            throw HashFormatError(
                .unsupported, .digestTemplate, field: "the declaration", reason: "is over the bounds of a template")
        }
        return StoredHash(hash, options: options, declaredScheme: .digestTemplate)
    }

    /// Values one after the other.
    static func joined(_ parts: [TemplateExpression]) -> TemplateExpression {
        parts.count == 1 ? parts[0] : .join(parts)
    }
}
