/// Why a text is not in the encoding it should be in; carries no part of the text.
public enum EncodingError: Error, Sendable, Hashable {
    /// A byte that the alphabet does not have, at this offset.
    case invalidCharacter(offset: Int)
    /// A length that the encoding cannot have.
    case invalidLength
    /// Padding where none may be, or none where it must be.
    case invalidPadding
    /// Bits after the last whole byte that are not zero: another text decodes to the same bytes.
    case trailingBits
}
