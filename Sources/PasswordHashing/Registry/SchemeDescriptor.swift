/// What a scheme declares of itself: its names, how its texts are told from others, which options it reads.
///
/// The scheme declares, the registry recognises: nothing else in the project lists schemes.
public struct SchemeDescriptor: Sendable {
    /// The scheme's name.
    public let scheme: Scheme
    /// The name for people: "Django PBKDF2".
    public let title: String
    /// How much a stolen hash gives away at once.
    public let protection: Protection
    /// What the work of its hashes counts: one unit, unless its forms are of several functions.
    public let units: [WorkUnit]
    /// What its texts look like.
    public let shapes: [Shape]
    /// The options that it reads. Every other is refused.
    public let options: Set<HashOptions.Name>
    /// Names that say more than the scheme's own.
    public let variants: [Variant]
    /// Where the digest stands in a text, for the conformance suite.
    public let digestField: DigestField
    /// The formats of `HashFormat` that it verifies.
    public let formats: Set<String>

    /// Makes a descriptor.
    public init(
        _ scheme: Scheme, title: String, protection: Protection = .salted, units: [WorkUnit] = [], shapes: [Shape],
        options: Set<HashOptions.Name> = [], variants: [Variant] = [], digestField: DigestField,
        formats: Set<String> = []
    ) {
        self.scheme = scheme
        self.title = title
        self.protection = protection
        self.units = units
        self.shapes = shapes
        self.options = options
        self.variants = variants
        self.digestField = digestField
        self.formats = formats
    }

    /// How much a stolen hash gives away at once: what an application's list of accepted schemes asks for.
    public enum Protection: String, Sendable, Hashable {
        /// Each user's hash is guessed by itself.
        case salted
        /// A key that all users share entered each hash, and no salt: no table made elsewhere opens any, and one guess of
        /// whoever has the key is compared with all.
        case keyed
        /// One table of guesses serves all users, of every system.
        case unsalted
        /// The text is the password.
        case clearText = "clear text"
    }

    /// A form that texts of the scheme have.
    ///
    /// Each is filed in the registry's table under what it starts with, or its length, and never tried in turn.
    public enum Shape: Sendable {
        /// It starts so, and no other scheme's text does: certain, even where the rest is broken.
        case prefix(String)
        /// It starts so, as texts of other schemes may: the function decides by the rest.
        case prefixed(String, @Sendable (StoredHash) -> Recognition)
        /// It is this many hex digits and nothing else, without options: possible.
        case hex(digitCount: Int)
        /// It has so many bytes: the function decides.
        case length(Int, @Sendable (StoredHash) -> Recognition)
        /// It starts with this byte, and with no prefix that is filed: the function decides. For texts that start with
        /// their salt or costs.
        case start(UInt8, @Sendable (StoredHash) -> Recognition)
        /// This option stands beside it: the function decides.
        case option(HashOptions.Name, @Sendable (StoredHash) -> Recognition)
    }

    /// A name that says more than the scheme's: `argon2id` of `argon2`, `sha3-256` of `sha`.
    public struct Variant: Sendable {
        /// The name, as `--scheme` takes it.
        public let name: String
        /// The options that it sets.
        public let options: [HashOptions.Name: HashOptions.Value]
        /// What a text that the scheme recognises must start with; empty for anything.
        public let prefix: String

        /// Makes a variant.
        public init(_ name: String, options: [HashOptions.Name: HashOptions.Value] = [:], prefix: String = "") {
            self.name = name
            self.options = options
            self.prefix = prefix
        }
    }

    /// The part of a text that is the digest.
    public struct DigestField: Sendable {
        /// How the digest is written.
        public enum Encoding: Sendable, Hashable {
            case hex
            /// Any base 64 whose characters stand in RFC 4648's order.
            case base64
            /// crypt(3)'s and bcrypt's: `./` and digits or letters first.
            case crypt64
        }

        /// What separates the fields of the text; nil where it has one.
        public let separator: Character?
        /// The field, from 0, or from the end where negative.
        public let index: Int
        /// How many bytes of the field come before the digest.
        public let offset: Int
        /// How it is written.
        public let encoding: Encoding
        /// Finds the place in a text where the hash itself says how it is laid out; nil where the fields say it.
        public let range: (@Sendable (StoredHash) -> Range<Int>?)?

        /// Makes a place that differs from hash to hash.
        public init(_ range: @escaping @Sendable (StoredHash) -> Range<Int>?) {
            (separator, index, offset, encoding) = (nil, 0, 0, .base64)
            self.range = range
        }

        /// Makes a place.
        public init(separator: Character?, index: Int = -1, offset: Int = 0, _ encoding: Encoding) {
            self.separator = separator
            self.index = index
            self.offset = offset
            self.encoding = encoding
            range = nil
        }

        /// All of the text.
        public static func whole(_ encoding: Encoding) -> Self { Self(separator: nil, index: 0, encoding) }
        /// What stands behind the last separator.
        public static func last(after separator: Character, _ encoding: Encoding) -> Self {
            Self(separator: separator, encoding)
        }
    }
}
