internal import CryptoPrimitives
internal import Foundation
internal import GRDB

extension StoreTransaction {
    /// The key that signs JSON Web Tokens: 32 random bytes, made with the store.
    ///
    /// Read it in the transaction that signs or verifies: another program may change it at any time.
    /// - Throws: `StoreError.corrupt` where it is too short to be one: nobody could be told from a forger.
    public func tokenKey() throws -> [UInt8] {
        let key = try rows("SELECT tokenKey FROM store", []).first.map { Array($0[0] as Data) } ?? []
        guard key.count >= Self.tokenKeyByteCount else { throw StoreError.corrupt("tokenKey") }
        return key
    }

    /// Makes a new key: every token that an earlier one signed is void once this is committed.
    public func rotateTokenKey() throws {
        try change("UPDATE store SET tokenKey = ?", [Data(RandomBytes.generate(count: Self.tokenKeyByteCount))])
    }

    /// HMAC-SHA256 takes a key of the length of its digest at least (RFC 7518, section 3.2).
    private static let tokenKeyByteCount = 32
}
