extension UserStore {
    /// Brings the index of the full-text search up to date: a search in a read that follows finds every user that was
    /// there before this call. Other writes go on between its chunks.
    /// - Throws: `StoreError`.
    public func prepareSearch() async throws {
        guard try await read({ try $0.isSearchBehind() }) else { return }
        while try await write({ try $0.indexForSearch(atMost: StoreTransaction.searchChunk) }) {}
    }
}
