internal import GRDB

/// A transaction on the users' store: everything that is read or written through it is one state of the file.
///
/// It is made by the store's `read` and `write`, and must not be kept beyond their closures. Every operation blocks on
/// the disk.
public struct StoreTransaction {
    let database: Database
}
