extension ExecutorKind { func make(_ c: ExecutorConfiguration) -> any Executor { fatalError() } }
extension Executor { var workersRunDelay: Seconds? { nil } }
enum SweepSummary { static func text(_ t: ResultTable, plan: SweepPlan) throws -> String { t.text } }
