internal import CryptoPrimitives
public import PasswordHashing

/// Finds which readings of a stored hash a known password fits.
///
/// For whoever has the hashes of another system, knows one password, and does not know how the system hashed it. It says
/// what to declare; no log-in tries several constructions.
public struct ConstructionSearch: Sendable {
    /// A reading that the password fits.
    public struct Match: Sendable {
        /// The reading.
        public let reading: HashReading
        /// The form of the password that fits; nil for its bytes as typed.
        public let form: UnicodeForm?

        /// Whether chance could explain it: a digest of fewer bits would fit many passwords.
        public var isOnlyLikely: Bool { reading.hash.digest.count * 8 < ConstructionSearch.certainBitCount }
    }

    /// Why a reading was not tried to the end.
    public enum Obstacle: Sendable, Hashable, CustomStringConvertible {
        /// Its costs are over the limits.
        case limit(LimitViolation)
        /// The time was up, or would not have been enough.
        case budget
        /// Its scheme cannot take the password.
        case password(HashingError)

        public var description: String {
            switch self {
            case .limit(let violation): "\(violation)"
            case .budget: "there was no time left for it"
            case .password(let error): "\(error)"
            }
        }
    }

    /// What was found.
    public struct Outcome: Sendable {
        /// What fits, the cheapest first.
        public fileprivate(set) var matches: [Match] = []
        /// What was not tried, or not with every form of the password, the cheapest first.
        public fileprivate(set) var untried: [(reading: HashReading, obstacle: Obstacle)] = []
        /// How many readings were tried.
        public fileprivate(set) var triedCount = 0
    }

    /// A match of fewer bits than this is only likely: of 2^64 digests none of a few thousand readings is met by chance.
    public static let certainBitCount = 64

    /// The readings, the cheapest first.
    public let readings: [HashReading]
    private let limits: HashLimits
    private let forms: [UnicodeForm]

    /// Prepares a search.
    /// - Parameters:
    ///   - stored: the texts that the hash may be, with the options that are known.
    ///   - forms: in which the password is tried beside its bytes as typed.
    public init(
        _ stored: [StoredHash], limits: HashLimits = HashLimits(), forms: [UnicodeForm] = UnicodeForm.allCases,
        registry: SchemeRegistry = .standard
    ) {
        readings = stored.flatMap { registry.readings(of: $0) }.enumerated()
            .map { (order: $0.offset, milliseconds: $0.element.hash.cost.estimatedMilliseconds, reading: $0.element) }
            .sorted { ($0.milliseconds, $0.order) < ($1.milliseconds, $1.order) }
            .map(\.reading)
        self.limits = limits
        self.forms = forms
    }

    /// Tries the readings, the cheapest first, and blocks meanwhile.
    /// - Parameters:
    ///   - budget: the time that it may take; what would take it over that is not begun.
    ///   - willTry: told of each reading, with its number from 1.
    public func run(
        _ password: borrowing Password, budget: Duration, willTry: (Int, HashReading) -> Void = { _, _ in }
    ) -> Outcome {
        let passwords = [(nil, password.bytes)] + others(of: password.bytes)
        let start = ContinuousClock.now
        var outcome = Outcome()
        for (index, reading) in readings.enumerated() {
            // It would compute the same in other words.
            if reading.isFurther, outcome.hasPlainMatch { continue }
            if let violation = reading.hash.violation(of: limits) {
                outcome.untried.append((reading, .limit(violation)))
                continue
            }
            let expected = Duration.milliseconds(reading.hash.cost.estimatedMilliseconds) * passwords.count
            guard ContinuousClock.now - start + expected <= budget else {
                outcome.untried.append((reading, .budget))
                continue
            }
            willTry(index + 1, reading)
            outcome.triedCount += 1
            for (form, password) in passwords {
                do throws(HashingError) {
                    let isMatch = try password.withBytes { bytes throws(HashingError) in
                        try reading.hash.verify(bytes)
                    }
                    if isMatch { outcome.matches.append(Match(reading: reading, form: form)) }
                } catch {
                    outcome.untried.append((reading, .password(error)))
                    break
                }
            }
        }
        if outcome.hasPlainMatch { outcome.matches.removeAll { $0.reading.isFurther } }
        return outcome
    }

    /// The other forms of a password, none of them twice.
    private func others(of password: SharedSecretBytes) -> [(UnicodeForm?, SharedSecretBytes)] {
        var found: [(UnicodeForm?, SharedSecretBytes)] = []
        for form in forms {
            guard let other = UnicodeForm.others(of: password, in: [form]).first else { continue }
            let isNew = other.withBytes { bytes in
                !found.contains { $0.1.withBytes { ConstantTime.areEqual($0, bytes) } }
            }
            if isNew { found.append((form, other)) }
        }
        return found
    }
}

extension ConstructionSearch.Outcome {
    fileprivate var hasPlainMatch: Bool { matches.contains { !$0.reading.isFurther } }
}
