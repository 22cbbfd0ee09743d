internal import CryptoPrimitives

/// The rows of one part of an export; they keep the numbers that they have in the whole.
public final class ShardedRows: UserRows {
    private let rows: any UserRows
    private let shard: Shard

    /// Takes the rows of the whole export.
    public init(_ rows: any UserRows, shard: Shard) { (self.rows, self.shard) = (rows, shard) }

    public var bytesRead: Int { rows.bytesRead }
    public var headerRow: [UInt8]? { rows.headerRow }
    public var notices: [String] { rows.notices }

    public func next() throws(SourceError) -> SourceRow? {
        while let row = try rows.next() {
            do throws(PrimitiveError) {
                if try shard.holds(row) { return row }
            } catch {
                throw SourceError("libcrypto has no SHA-256, which says to which shard a user belongs")
            }
        }
        return nil
    }
}
