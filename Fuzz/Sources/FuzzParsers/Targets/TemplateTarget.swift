import PasswordHashing
import PasswordHashingTesting

/// The language of templates: the first line is a template, the second a stored text of it.
struct TemplateTarget: FuzzTarget {
    var knownInputs: [[UInt8]] {
        get throws {
            let named = NamedTemplate.all.map(\.template.text)
            let stored = try Vectors.vectors(of: .digestTemplate).compactMap { vector -> String? in
                guard let text = vector.stored.options.text(.template) else { return nil }
                let template = NamedTemplate.all.first { $0.name == text }?.template.text ?? text
                return "\(template)\n\(vector.stored.hash)"
            }
            return (named + stored).map { Array($0.utf8) }
        }
    }

    func read(_ input: [UInt8]) {
        let lines = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1).map { Array($0).text }
        guard let first = lines.first, let template = try? DigestTemplate(first) else { return }
        expect((try? DigestTemplate(template.text)) == template, "another template once it was written and read")
        guard lines.count > 1 else { return }
        var options = HashOptions()
        options[.template] = .text(template.text)
        for salt in [nil, "c2FsdA=="] {
            options[.salt] = salt.map(HashOptions.Value.text)
            let stored = StoredHash(lines[1], options: options, declaredScheme: .digestTemplate)
            guard let hash = try? TemplatedDigest(parsing: stored) else { continue }
            HashRules.check(hash)
            guard HashRules.isVerified(hash, fingerprint: input.fingerprint) else { continue }
            _ = try? hash.verify("nobody's".utf8.span)
        }
    }
}
