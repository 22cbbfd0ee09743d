extension Bcrypt {
    /// Each dialect: they differ for a password with a NUL or over 72 bytes only.
    public static func furtherReadings(of stored: StoredHash) -> [StoredHash] {
        guard stored.options[.dialect] == nil else { return [] }
        return Dialect.allCases.map { dialect in
            var reading = stored
            reading.options[.dialect] = .text(dialect.rawValue)
            return reading
        }
    }
}
