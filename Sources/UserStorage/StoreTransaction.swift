public import AppwriteUsers
internal import GRDB

/// A transaction on the users' store: everything that is read or written through it is one state of the file.
///
/// It is made by the store's `read` and `write`, and must not be kept beyond their closures. Every operation blocks on
/// the disk, and throws `StoreError`; those that can meet something in their way throw `StoreConflict` too.
///
/// Text must hold no NUL: SQLite takes what is before it.
public struct StoreTransaction: Redacted {
    let database: Database
    /// The secrets of stored hashes that it has met.
    let metHashKeys = MetHashKeys()
    /// The statements that it runs for each row of a batch.
    let statements = RowStatements()
}

/// Statements that a transaction looks up once, for rows by the thousand.
final class RowStatements {
    private var user: Statement?

    /// The one that makes a user.
    func user(_ prepare: () throws -> Statement) rethrows -> Statement { try Self.kept(&user, prepare) }

    private static func kept(_ statement: inout Statement?, _ prepare: () throws -> Statement) rethrows -> Statement {
        if let statement { return statement }
        let prepared = try prepare()
        statement = prepared
        return prepared
    }
}

extension StoreTransaction {
    /// Every row of a type that fulfils a condition; `condition` starts with WHERE and holds no value.
    func all<Record: StoredRow>(_ condition: String, _ arguments: StatementArguments) throws -> [Record] {
        try rows("\(Record.selection) \(condition)", arguments).map { try Record($0).completed(by: self) }
    }

    /// The first such row.
    func first<Record: StoredRow>(_ condition: String, _ arguments: StatementArguments) throws -> Record? {
        try rows("\(Record.selection) \(condition)", arguments).first.map { try Record($0).completed(by: self) }
    }

    /// Whether a statement finds anything.
    func finds(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
        try !rows(sql, arguments).isEmpty
    }

    /// Everything that a statement answers with.
    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        do {
            return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
        } catch {
            throw StoreError.redacting(error)
        }
    }

    /// Runs a statement that changes rows.
    /// - Returns: how many it changed, without those that triggers and foreign keys did.
    @discardableResult
    func change(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try change(statement(sql), arguments)
    }

    /// `change` with a statement that is used for many rows, so that it is looked up once.
    @discardableResult
    func change(_ statement: Statement, _ arguments: StatementArguments) throws -> Int {
        do {
            try statement.execute(arguments: arguments)
            return database.changesCount
        } catch {
            throw StoreError.redacting(error)
        }
    }

    /// A statement, prepared once for every transaction on this connection.
    func statement(_ sql: String) throws -> Statement {
        do {
            return try database.cachedStatement(sql: sql)
        } catch {
            throw StoreError.redacting(error)
        }
    }
}
