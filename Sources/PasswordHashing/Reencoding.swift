/// The lossless change that a hash needs to be verified by another system.
public enum Reencoding: String, Sendable, Hashable, CaseIterable {
    case referenceOrder = "parameters put into the reference order"
    case paddingBits = "unused bits of the base64 set to zero"
    case lowerCaseHex = "hex written in lower case"
    case standardBase64 = "base64 written in the standard alphabet with padding"
    case hexWithOptions = "digest written as hex, parameters sent beside it"
    case unpaddedBase64 = "padding taken off the base64"
    case separatorFromSalt = "last byte of the salt written as the salt separator"
    case partsAsParameters = "parts of the text sent as parameters beside the digest"
    case phcString = "parts of the text written as a PHC string"
    case partsJoined = "salt, cost and digest joined into one text"
    case unwrapped = "taken out of another system's prefix"
}
