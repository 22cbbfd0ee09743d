public import PasswordHashing

/// Reading, writing, and standing apart from other schemes.
extension HashConformance {
    /// The vector's own verdict.
    public func failuresToAnswer(_ vector: HashVector) -> [Failure] {
        let outcome = outcome(of: vector.stored, vector.password)
        return outcome == vector.expectation
            ? [] : [failure(vector, "is \(outcome.rawValue), not \(vector.expectation.rawValue)")]
    }

    /// It is read as its scheme, within the limits unless it is to be refused; what is certain is never unrecognized.
    public func failuresToRead(_ vector: HashVector) -> [Failure] {
        var failures: [Failure] = []
        let recognition = registry.recognition(of: vector.stored, as: vector.scheme)
        if recognition == .certain, vector.expectation == .unrecognized {
            failures.append(failure(vector, "is recognised for certain, and expected to be unrecognized"))
        }
        guard vector.expectation.isParsed else { return failures }
        if vector.stored.declaredScheme == nil, recognition == .none {
            failures.append(failure(vector, "is undeclared and not recognised"))
        }
        guard let hash = try? registry.parse(vector.stored) else { return failures + [failure(vector, "is not read")] }
        if type(of: hash).scheme != vector.scheme {
            failures.append(failure(vector, "is read as \(type(of: hash).scheme.name)"))
        }
        let violation = hash.violation(of: HashLimits())
        if (violation != nil) != (vector.expectation == .refused)
            || violation.map({ $0.scheme != vector.scheme }) ?? false
        {
            failures.append(failure(vector, "is not within the limits, or names another scheme"))
        }
        return failures
    }

    /// It is written canonically, and read back as itself.
    public func failuresToWrite(_ vector: HashVector) -> [Failure] {
        guard vector.expectation.isParsed, let hash = try? registry.parse(vector.stored) else { return [] }
        return failuresToWrite(hash, vector)
    }

    private func failuresToWrite<Hash: PasswordHash>(_ hash: Hash, _ vector: HashVector) -> [Failure] {
        let written = hash.stored
        let expected = vector.canonical ?? vector.stored
        var failures: [Failure] = []
        if written.hash != expected.hash { failures.append(failure(vector, "is written with another text")) }
        if written.options != expected.options { failures.append(failure(vector, "is written with other options")) }
        guard let again = try? Hash(parsing: written), again == hash, again.stored == written else {
            return failures + [failure(vector, "is another hash once it was written and read")]
        }
        return failures
    }

    /// No other scheme is certain of it.
    public func failuresToStandApart(_ vector: HashVector) -> [Failure] {
        guard vector.stored.declaredScheme == nil else { return [] }
        return alone.compactMap { scheme, registry in
            guard scheme != vector.scheme, registry.recognition(of: vector.stored, as: scheme) == .certain else {
                return nil
            }
            return failure(vector, "is claimed for certain by \(scheme.name)")
        }
    }

    /// Nothing that is logged, printed or dumped shows a part of it.
    public func failuresToKeepSecrets(_ vector: HashVector) -> [Failure] {
        var shown = [Self.everythingShown(of: vector.stored), Self.everythingShown(of: vector.stored.options)]
        do {
            let hash = try registry.parse(vector.stored)
            shown += [Self.everythingShown(of: hash), hash.publicParameters.map(\.description).joined(separator: " ")]
            shown.append(Self.everythingShown(of: hash.derivation.function))
            if let violation = hash.violation(of: HashLimits()) { shown.append("\(violation)") }
        } catch {
            shown += [error.description, error.reason, error.field ?? ""]
        }
        let secrets = secrets(in: vector.stored)
        let all = shown.joined(separator: "\n")
        return secrets.contains { all.contains($0) } ? [failure(vector, "is shown in part")] : []
    }

    /// The texts in a stored hash that must never be shown: its fields of six characters and more, its salt and its keys.
    public func secrets(in stored: StoredHash) -> [String] {
        var texts = stored.hash.split { SchemeRegistry.separators.contains($0) }.map(String.init)
        for name in stored.options.names where name.kind == .secret || [.salt, .saltSeparator, .user].contains(name) {
            if let text = stored.options.text(name) { texts.append(text) }
        }
        let parameters = (try? registry.parse(stored))?.publicParameters ?? []
        let names = words.union(parameters.map { $0.name.lowercased() })
        return texts.filter { text in
            // A name of JSON's stands in quotes.
            let name = text.filter { !"\"[]".contains($0) }.lowercased()
            return text.utf8.count >= 6 && !names.contains(name) && !text.allSatisfy(\.isWholeNumber)
        }
    }

    /// Everything that a description, a debugger or `dump` shows of a value.
    public static func everythingShown(of value: some Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return [String(describing: value), String(reflecting: value), dumped].joined(separator: "\n")
    }
}

extension SchemeRegistry {
    fileprivate static let separators: Set<Character> = Set("$:{}()|,;=\\")

    /// The names of schemes and variants, the words of titles and the parts of prefixes, in lower case.
    var words: Set<String> {
        // The parameters' names stand in the texts of crypt(3).
        var texts = knownNames + ["rounds"]
        for type in types {
            texts += type.descriptor.title.split(separator: " ").map(String.init)
            for shape in type.descriptor.shapes {
                switch shape {
                case .prefix(let prefix), .prefixed(let prefix, _): texts.append(prefix)
                default: break
                }
            }
        }
        var words = Set(texts.map { $0.lowercased() })
        for text in texts { words.formUnion(text.lowercased().split { Self.separators.contains($0) }.map(String.init)) }
        return words
    }
}
