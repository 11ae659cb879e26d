;;; emacs_test.el --- A session in eglot, as one who edits a pipeline has it -*- lexical-binding: t -*-

(require 'emacs_session)
(require 'eglot)
(require 'flymake)

(defun knows-its-files ()
  (session-write "elsewhere/plain.yaml" "a: 1")
  (session-write "elsewhere/versioned.yaml" "# a comment\noml_version: \"0.1.0\"")
  (session-write "elsewhere/quoted.md" "```\noml_version: \"0.1.0\"\n```")
  (session-write "pipelines/sales/unversioned.yml" "name: a")
  (session-write "components/my.component/spec.yaml" "name: my.component")
  (pcase-dolist (`(,path ,mode) '(("elsewhere/plain.yaml" nil)
                                  ("elsewhere/versioned.yaml" oml-mode)
                                  ("elsewhere/quoted.md" nil)
                                  ("pipelines/sales/unversioned.yml" oml-mode)
                                  ("pipelines/new.oml" oml-mode)
                                  ("osiris.yaml" osiris-yaml-mode)
                                  ("components/my.component/spec.yaml" osiris-yaml-mode)))
    (session-open path)
    (session-expect-equal (concat "mode of " path)
                          (car (memq major-mode '(oml-mode osiris-yaml-mode))) mode)
    (kill-buffer)))

(defun face-of (text)
  "The face, or the first of the faces, of the first TEXT."
  (session-goto text)
  (let ((face (get-text-property (point) 'face)))
    (if (listp face) (car face) face)))

(defun colours-without-a-server ()
  (session-open "pipelines/colours.oml")
  (insert "# say: \"\nname: it's-mine  # a 'note\nsteps:\n  - id: one\n    component: duckdb.processor\n"
          "    config: {query: \"SELECT ${params.day} FROM df_zero\", c: '@duckdb.main'}\n"
          "    retry: {max: 3}\n    mode: transform\n")
  (font-lock-ensure)
  (pcase-dolist (`(,text ,face) '(("say" font-lock-comment-face)
                                  ("name" font-lock-keyword-face)
                                  ("it's" nil)
                                  ("mine" nil)
                                  ("note" font-lock-comment-face)
                                  ("one" font-lock-function-name-face)
                                  ("duckdb.p" font-lock-type-face)
                                  ("config" font-lock-variable-name-face)
                                  ("query" font-lock-variable-name-face)
                                  ("SELECT" font-lock-string-face)
                                  ("${params.day}" font-lock-preprocessor-face)
                                  ("df_zero" font-lock-type-face)
                                  ("@duckdb.main" font-lock-constant-face)
                                  ("3}" font-lock-constant-face)
                                  ("transform" font-lock-builtin-face)))
    (session-expect-equal (concat "face of " text) (face-of text) face))
  (session-set-text "steps:\n")
  (comment-region (point-min) (point-max))
  (session-expect-equal "a line as a comment" (buffer-string) "# steps:\n")
  (set-buffer-modified-p nil)
  (kill-buffer))

(defun indentation-after (text &optional times)
  "The column to which TAB, pressed TIMES in all, takes an empty line below TEXT."
  (with-temp-buffer
    (oml-mode)
    (insert text "\n")
    (let ((last-command nil) (this-command 'indent-for-tab-command))
      (dotimes (_ (or times 1))
        (osiris-oml-indent-line)
        (setq last-command this-command)))
    (current-column)))

(defun indents ()
  (session-expect-equal "below a key that holds more" (indentation-after "steps:") 2)
  (session-expect-equal "below a value" (indentation-after "steps:\n  - id: a") 4)
  (session-expect-equal "pressed again" (indentation-after "steps:\n  - id: a" 2) 2)
  (session-expect-equal "and again" (indentation-after "steps:\n  - id: a" 3) 0)
  (session-expect-equal "and round" (indentation-after "steps:\n  - id: a" 4) 4)
  (with-temp-buffer
    (oml-mode)
    (insert "steps:\n  - id: a\n  - id: b\n mode: read\n")
    (let ((this-command 'another))
      (dolist (line '(2 3 4))
        (goto-char (point-min))
        (forward-line (1- line))
        (osiris-oml-indent-line)))
    (session-expect-equal "lines that a command indents" (buffer-string)
                          "steps:\n  - id: a\n  - id: b\n    mode: read\n"))
  (session-expect-equal "in a block of text" (indentation-after "steps:\n  - id: a\n    query: |") 6)
  (session-expect-equal "in a step's config" (indentation-after "steps:\n  - config:") 6))

(defun tell-the-server ()
  "Send what was typed, as eglot does once Emacs is idle."
  (eglot--signal-textDocument/didChange))

(defun found (code)
  "The diagnostics with CODE, as flymake shows them."
  (cl-remove-if-not (lambda (diagnostic)
                      (string-prefix-p (format "osiris [%s]: " code)
                                       (flymake-diagnostic-text diagnostic)))
                    (flymake-diagnostics)))

(defun wait-for-count (code count)
  (tell-the-server)
  (session-wait-for (format "%d × %s" count code)
                    (lambda () (= (length (found code)) count))))

(defun shows-what-is-wrong ()
  (session-write "pipelines/orders.oml" session-broken-pipeline)
  (session-open "pipelines/orders.oml")
  (apply #'eglot (eglot--guess-contact))
  (session-expect-equal "the server's folder" (project-root (eglot--project (eglot-current-server)))
                        project-folder)
  (flymake-start)
  (wait-for-count 'unknown_config_key 1)
  (let ((diagnostic (car (found 'unknown_config_key))))
    (session-expect-equal "text at the diagnostic's place"
                          (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic)
                                                          (flymake-diagnostic-end diagnostic))
                          "quey")
    (session-expect-equal "its kind" (flymake-diagnostic-type diagnostic) 'eglot-error)))

(defun explains-it ()
  (session-goto "quey")
  (osiris-oml-explain)
  (with-current-buffer "*osiris*"
    (session-expect-match "the page" (buffer-string) "\\`# unknown_config_key$")))

(defun fixes-it ()
  (session-goto "quey")
  (cl-letf ((last-nonmenu-event ?\r)  ; asked for by a key: no menu of the mouse
            ((symbol-function 'completing-read) (lambda (_prompt items &rest _) (caar items))))
    (eglot-code-actions (point) nil nil t))
  (session-expect-equal "line after the fix" (session-line 9) "      query: \"SELECT '😀 漢'\"")
  (wait-for-count 'unknown_config_key 0))

(defun fixes-everything ()
  (session-set-text (string-replace "connection:" "conection:" session-broken-pipeline))
  (wait-for-count 'unknown_config_key 2)
  (osiris-oml-fix-all)
  (session-expect-equal "after osiris-oml-fix-all" (buffer-string)
                        (string-replace "quey" "query" session-broken-pipeline))
  (wait-for-count 'unknown_config_key 0))

(defun obeys-the-settings ()
  (session-set-text (string-replace "name: orders" "name: Two Words" session-broken-pipeline))
  (wait-for-count 'unknown_config_key 1)
  (session-expect-equal "problems of a code that is disabled" (found 'naming_convention) nil))

(defun runs-commands-of-the-server ()
  (session-expect-match "of a command that is not offered"
                        (condition-case problem
                            (osiris-oml--command "osiris.noSuchCommand" nil 'ignore 'ignore)
                          (user-error (cadr problem)))
                        "does not offer .osiris\\.noSuchCommand")
  (let (asked)
    (cl-letf (((symbol-function 'jsonrpc-request) (lambda (_server &rest request)
                                                    (setq asked request)
                                                    "two\nlines")))
      (osiris-oml-fix-all))
    (session-expect-equal "what is asked of a server that offers it" (cl-subseq asked 0 2)
                          (list :workspace/executeCommand
                                (list :command "osiris.fixAll"
                                      :arguments (vector (concat "file://" buffer-file-name)))))
    (with-current-buffer "*osiris*"
      (session-expect-match "the answer" (buffer-string) "\\`two\nlines"))))

(defun checks-the-project ()
  (session-write "pipelines/other.oml" "nam: other")
  (osiris-oml-check)
  (with-current-buffer "*osiris-check*"
    (session-expect-match "problems" (buffer-string)
                          "/pipelines/other\\.oml:1:1: warning: .* \\[unknown_key]\n"))
  (let ((current (current-buffer)))
    (next-error)
    (session-expect-match "the file of the first problem" buffer-file-name "\\.oml\\'")
    (switch-to-buffer current))
  (delete-file "pipelines/other.oml"))

(defun documentation-at-point ()
  "What eldoc has to show."
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown (or text ""))))
    (session-wait-for "eldoc" (lambda () shown))))

(defun explains-what-stands-there ()
  (session-set-text session-two-steps)
  (tell-the-server)
  (session-goto "[read-orders]")
  (forward-char 2)
  (session-expect-match "eldoc about a needed step" (documentation-at-point) "mysql\\.extractor"))

(defun goes-to-the-definition ()
  (session-goto "df_read_orders")
  (let ((xref-prompt-for-identifier nil))
    (call-interactively #'xref-find-definitions))
  (session-expect-equal "where it goes" (session-line (line-number-at-pos)) "  - id: read-orders")
  (session-expect-equal "its column" (current-column) 8)
  (session-expect-equal "lines of the references"
                        (mapcar (lambda (xref) (xref-location-line (xref-item-location xref)))
                                (xref-backend-references 'eglot "read-orders"))
                        '(4 11 12)))

(defun lists-steps ()
  (let* ((index (funcall imenu-create-index-function))
         (steps (alist-get "steps" (alist-get "Function" index nil nil #'equal) nil nil #'equal)))
    (session-expect-equal "steps in imenu" (mapcar #'car steps) '("read-orders" "count-orders"))
    (goto-char (cdr (assoc "count-orders" steps)))
    (session-expect-equal "line of the second" (line-number-at-pos) 8)))

(defun completes ()
  (goto-char (point-max))
  (insert "  - id: last\n    compo")
  (completion-at-point)
  (session-expect-equal "a completed key" (session-line 14) "    component: ")
  (insert "duckdb.pro")
  (completion-at-point)
  (session-expect-equal "a completed component" (session-line 14) "    component: duckdb.processor")
  (insert "\n    mode: transform\n    needs: [count")
  (completion-at-point)
  (session-expect-equal "a completed step" (session-line 16) "    needs: [count-orders")
  (insert "]\n    config:\n      connection: \"@mysql.ot")
  (completion-at-point)
  (session-expect-equal "a connection completed in quotes" (session-line 18)
                        "      connection: \"@mysql.other\""))

(defun completes-a-whole-step ()
  (session-set-text session-two-steps)
  (goto-char (point-max))
  (insert "  - ")
  (tell-the-server)
  (session-take #'eglot-completion-at-point "step: duckdb.processor")
  (session-expect-equal "a whole step" (buffer-string)
                        (concat session-two-steps "\
  - id: step
    component: duckdb.processor
    mode: transform
    config:
      query: ")))

(defun renames ()
  (session-set-text session-two-steps)
  (tell-the-server)
  (session-goto "read-orders")
  (eglot-rename "all-orders")
  (session-expect-equal "after the rename" (buffer-string) session-two-steps-renamed))

(defun formats ()
  (session-set-text (string-replace "name: orders" "name:    orders" session-two-steps))
  (tell-the-server)
  (eglot-format-buffer)
  (session-expect-equal "the formatted buffer" (buffer-string) session-two-steps))

(defun stops-the-server ()
  (let ((server (eglot-current-server)))
    (eglot-shutdown server)
    (session-expect-equal "whether the server runs" (jsonrpc-running-p server) nil)))

(session-write "osiris.yaml" "")
(session-write "osiris_connections.yaml" "\
connections:
  mysql:
    main: {host: localhost, database: d, user: u, password: \"${PASSWORD}\"}
    other: {host: localhost, database: d, user: u, password: \"${PASSWORD}\"}
")
(setq osiris-oml-settings '(:diagnostics (:disabled ["naming_convention"])))
(defconst project-folder (expand-file-name default-directory))
(knows-its-files)
(colours-without-a-server)
(indents)
(shows-what-is-wrong)
(explains-it)
(fixes-it)
(fixes-everything)
(obeys-the-settings)
(runs-commands-of-the-server)
(checks-the-project)
(explains-what-stands-there)
(goes-to-the-definition)
(lists-steps)
(completes)
(completes-a-whole-step)
(when (require 'yasnippet nil t)
  (yas-minor-mode 1)
  (eglot-shutdown (eglot-current-server))
  (apply #'eglot (eglot--guess-contact))
  (completes-a-whole-step))
(renames)
(formats)
(stops-the-server)
(princ "emacs_test: passed\n")

;;; emacs_test.el ends here
