/// The axis whose values are the commands of a sweep that has several, by name.
package enum CommandAxis {
  /// What it is called, in results of hyperfine too.
  package static let name = "command"
}
