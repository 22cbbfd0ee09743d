internal import AppwriteUsers

/// The rows that an importer settles together.
struct ImportBatch<Plan: ImportPlan>: Redacted {
    /// Bytes of rows that are held at the most before they are settled; read, they take several times as many.
    static var maximumByteCount: Int { 1 << 20 }

    /// Passwords in plain text a batch: the destination hashes each, which takes tenths of a second, and progress is
    /// shown and a checkpoint made between batches only.
    static var maximumPlainCount: Int { 16 }

    private(set) var rows: [PlannedRow<Plan>] = []
    private let maximumCount: Int
    private var byteCount = 0
    private var plainCount = 0

    init(maximumCount: Int) {
        self.maximumCount = maximumCount
    }

    var isEmpty: Bool { rows.isEmpty }

    var isFull: Bool {
        rows.count >= maximumCount || byteCount >= Self.maximumByteCount || plainCount >= Self.maximumPlainCount
    }

    mutating func append(_ row: PlannedRow<Plan>) {
        rows.append(row)
        byteCount += row.bytes.count
        if case .success(let plan) = row.decision, plan.route.isPlain { plainCount += 1 }
    }

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        (byteCount, plainCount) = (0, 0)
    }
}
