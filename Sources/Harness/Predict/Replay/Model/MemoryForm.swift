import Glibc

/// A way in which memory may grow with the workers: a sum of terms.
struct MemoryForm: Sendable, Equatable {
  enum Term: Sendable {
    case one, workers, workersLog, square
    /// Of each worker for each task that it takes at once.
    case tasks

    func value(_ workers: Int, _ chunk: Int) -> Double {
      let count = Double(workers)
      return switch self {
      case .one: 1
      case .workers: count
      case .workersLog: count * log2(count)
      case .square: count * count
      case .tasks: count * Double(chunk)
      }
    }
  }

  let terms: [Term]
  /// Bytes for each term.
  var factors: [Double] = []

  func value(_ workers: Int, _ chunk: Int) -> Double {
    zip(terms, factors).reduce(0) { $0 + $1.0.value(workers, chunk) * $1.1 }
  }

  /// Those that are tried.
  static func all(withChunk: Bool) -> [MemoryForm] {
    let ways: [[Term]] = [[.workers], [.workersLog], [.square], [.workers, .workersLog], [.workers, .square]]
    return ways.map { MemoryForm(terms: [.one] + $0 + (withChunk ? [.tasks] : [])) }
  }
}
