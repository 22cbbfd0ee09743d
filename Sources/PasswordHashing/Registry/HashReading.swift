/// One way to read a stored hash, and how it is declared.
public struct HashReading: Sendable {
    /// The hash with what is declared of it.
    public let stored: StoredHash
    /// The name to declare: the scheme's, or that of a variant.
    public let name: SchemeName
    /// The hash, read so.
    public let hash: any PasswordHash
    /// The options that a declaration names beside `name`, in the order of their names.
    public let optionNames: [HashOptions.Name]
    /// Whether it is one of `furtherReadings`: of no interest where a password fits a plainer one.
    public let isFurther: Bool
}

extension SchemeRegistry {
    /// Every way in which a scheme, by its own name or a variant's, reads a text.
    ///
    /// For people who look for the construction of a hash whose password they know. No log-in tries several: a text that
    /// is read in another way than it was written is another hash. Of the options that are set, each reading takes some of
    /// those that its scheme reads: what stands beside a hash need not have entered it.
    /// - Parameter stored: the text, with all options that are known; its declared scheme is the only one, where it has one.
    /// - Returns: readings of which no two are equal, in the order of the schemes.
    public func readings(of stored: StoredHash) -> [HashReading] {
        guard stored.hash.utf8.count <= StoredHash.maximumByteCount else { return [] }
        return types.flatMap { type in
            stored.declaredScheme == nil || stored.declaredScheme == type.scheme ? readings(of: stored, as: type) : []
        }
    }

    private func readings(of stored: StoredHash, as type: any PasswordHash.Type) -> [HashReading] {
        var known: Set<AnyHashable> = []
        var readings: [HashReading] = []
        for options in Self.selections(of: stored.options, for: type.descriptor) {
            let own = StoredHash(stored.hash, options: options)
            // A variant's name first: it says more.
            for name in type.descriptor.variants.compactMap({ SchemeName($0.name, in: self) })
                + [SchemeName(type.scheme)]
            {
                var declared = own
                guard name.scheme == type.scheme, name.fits(own), (try? declared.declare(name, in: self)) != nil else {
                    continue
                }
                let further = type.furtherReadings(of: declared).map { ($0, true) }
                for (reading, isFurther) in [(declared, false)] + further {
                    guard let hash = try? type.init(parsing: reading), known.insert(hash.erased).inserted else {
                        continue
                    }
                    readings.append(
                        HashReading(
                            stored: reading, name: name, hash: hash,
                            optionNames: reading.options.names.filter { !name.sets($0) }, isFurther: isFurther))
                }
            }
        }
        return readings
    }

    /// Every selection of the options that a scheme reads, the largest first.
    private static func selections(of options: HashOptions, for descriptor: SchemeDescriptor) -> [HashOptions] {
        let names = options.names.filter(descriptor.options.contains)
        // More than stand beside any hash: nobody waits for all of their selections.
        guard names.count <= 6 else { return [selection(names, of: options)] }
        let selected = (0..<1 << names.count).map { bits in
            names.indices.filter { bits >> $0 & 1 == 1 }.map { names[$0] }
        }
        return selected.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map { selection($0.element, of: options) }
    }

    private static func selection(_ names: [HashOptions.Name], of options: HashOptions) -> HashOptions {
        var selection = HashOptions()
        for name in names { selection[name] = options[name] }
        return selection
    }
}

extension PasswordHash {
    fileprivate var erased: AnyHashable { AnyHashable(self) }
}
