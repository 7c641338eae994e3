import SpeedupCore

/// Where a project's changes are checked.
enum CIHost: String, CaseIterable, Sendable { case github, gitlab }

/// The files by which a CI gates every change; pure text.
struct CIRecipe {
  /// A file of the recipe, relative to the top of the repository.
  struct File {
    let path: String
    let text: String
    var isExecutable = false
  }

  let host: CIHost
  /// What builds the program, in a checkout.
  var build = "make"
  /// The command that is gated; `{checkout}` stands for the folder of a checkout.
  var program = "{checkout}/bench"
  /// More options of `gate` (of `sweep`, where instructions are counted), as for a shell.
  var gate = "--cores 1"
  /// Whether instructions are counted and compared with recorded ones, in place of a gate in pairs.
  var isCounting = false

  var files: [File] {
    let workflow =
      switch host {
      case .github: File(path: ".github/workflows/speedup.yml", text: GitHubWorkflow.text(isCounting))
      case .gitlab: File(path: "ci/speedup.gitlab-ci.yml", text: GitLabPipeline.text(isCounting))
      }
    return [File(path: "ci/speedup-gate", text: script, isExecutable: true), workflow]
  }

  /// What is left for the user to do.
  var next: [String] {
    switch host {
    case .github:
      ["write into .github/workflows/speedup.yml where speedup can be cloned from: SPEEDUP_GIT"]
    case .gitlab:
      [
        "add to .gitlab-ci.yml: include: ci/speedup.gitlab-ci.yml",
        "write into ci/speedup.gitlab-ci.yml where speedup can be cloned from: SPEEDUP_GIT",
      ]
    }
  }

  private var script: String {
    (isCounting ? CountScript.text : GateScript.text).replacing("@FIND-BASE@", with: BaseScript.text)
      .replacing("@BUILD@", with: ShellWord.quoted(build))
      .replacing("@PROGRAM@", with: ShellWord.quoted(program)).replacing("@GATE@", with: gate)
  }
}
