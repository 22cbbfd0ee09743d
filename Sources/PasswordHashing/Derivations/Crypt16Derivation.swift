public import CryptoPrimitives
internal import HashEncoding

/// crypt16 of Ultrix: two hashes of eight bytes of the password each, with 20 and with 5 encryptions by a salted DES.
///
/// libxcrypt computes each as BSDi's form with that count: up to eight bytes, both make the same key.
public struct Crypt16Derivation: DerivationFunction {
    init() {}

    public var cost: HashCost { HashCost(work: 25, unit: .desEncryptions) }

    public var usedPasswordByteCount: Int? { 16 }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let used = password.extracting(first: password.extracting(first: 16).countBeforeNUL)
        let first = try part(of: used.extracting(first: 8), salt, count: 20)
        let second = try part(of: used.extracting(droppingFirst: min(8, used.count)), salt, count: 5)
        return first.withBytes { first in second.withBytes { SecretBytes(joining: first, $0) } }
    }

    /// The eleven characters of one half.
    private func part(
        of password: Span<UInt8>, _ salt: Span<UInt8>, count: UInt32
    ) throws(HashingError) -> SecretBytes {
        let head = "_" + String(decoding: Crypt64.encodeNumber(count, count: 4), as: UTF8.self)
        let function = CryptDerivation(
            head: head, tail: "..", cost: HashCost(work: UInt64(count), unit: .desEncryptions))
        return try function.key(of: password, salt: salt)
    }
}
