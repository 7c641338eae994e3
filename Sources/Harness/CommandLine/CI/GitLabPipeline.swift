enum GitLabPipeline {
  private static let base = #"""
        # A base that was built for an earlier push is not built again.
        - key: speedup-base-$CI_MERGE_REQUEST_DIFF_BASE_SHA
          paths: [.speedup/base]

    """#
  private static let counts = #"""
        # The counts of earlier commits. Another image has other compilers: write another key.
        - key: speedup-counts
          paths: [.speedup/counts]

    """#

  /// - Parameter isCounting: whether counts are kept of every commit, in place of the built base.
  static func text(_ isCounting: Bool) -> String {
    #"""
    # Gates every merge request: the program as it was against the program as it is. Made by: speedup ci init gitlab
    # For the comment, SPEEDUP_TOKEN has to be a token of the project that may write notes (scope api).
    speedup:
      image: swift:6.1
      timeout: 30m
      rules:
        - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    \#(isCounting ? "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n" : "")  variables:
        # Where speedup can be cloned from, and which revision of it.
        SPEEDUP_GIT: ""
        SPEEDUP_REVISION: main
        \#(isCounting ? "SPEEDUP_BASELINES: $CI_PROJECT_DIR/.speedup/counts" : "SPEEDUP_BASE_CACHE: $CI_PROJECT_DIR/.speedup/base")
        GIT_DEPTH: "0"
      cache:
        - key: speedup-$SPEEDUP_REVISION
          paths: [.speedup/bin]
    \#(isCounting ? counts : base)  before_script:
        - |
          if [ ! -e .speedup/bin/speedup ]; then
            git clone --quiet "${SPEEDUP_GIT:?write into speedup.gitlab-ci.yml where speedup can be cloned from}" /tmp/speedup
            git -C /tmp/speedup checkout --quiet "$SPEEDUP_REVISION"
            swift build --package-path /tmp/speedup -c release --static-swift-stdlib --product speedup
            mkdir -p .speedup/bin
            cp /tmp/speedup/.build/release/speedup .speedup/bin/
          fi
      script:
    \#(isCounting ? "    - apt-get update -q && apt-get install -qy --no-install-recommends valgrind\n" : "")    - |
          export PATH="$PWD/.speedup/bin:$PATH"
          ci/speedup-gate \#(isCounting ? "\"${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}\"" : "\"$CI_MERGE_REQUEST_DIFF_BASE_SHA\"")
      after_script:
        - |
          [ -e speedup-ci/summary.md ] && [ -n "${SPEEDUP_TOKEN:-}" ]\#(isCounting ? " && [ -n \"${CI_MERGE_REQUEST_IID:-}\" ]" : "") || exit 0
          curl --fail --silent --show-error --header "PRIVATE-TOKEN: $SPEEDUP_TOKEN" \
            --data-urlencode "body@speedup-ci/summary.md" \
            "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
      artifacts:
        when: always
        paths: [speedup-ci]
        exclude: [speedup-ci/base/**/*]
        reports:
          junit: speedup-ci/junit.xml

    """#
  }
}
