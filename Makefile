# 每个目标只是 `python -m macros 动作` 的一扇门；没有 make 的机器（如 Windows）直接用后者。
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help serve build package check test lint new codes confirm due schema bench bench-search bench-office bench-examine examine screenshots lock sbom advisories hooks clean

help:  ## 列出所有目标
	@$(PYTHON) -m macros help
serve:  ## 建站、打开本机预览并打印地址（改动后自动重建）
	@$(PYTHON) -m macros serve $(ARGS)
build:  ## 建站到 site/；没有改动就不重做
	@$(PYTHON) -m macros build $(ARGS)
package:  ## 整个网站装成一份 zip，写到 dist/，可以拷到 U 盘、内网
	@$(PYTHON) -m macros package
check:  ## 只核数据，列出全部错误
	@$(PYTHON) -m macros check $(ARGS)
test:  ## 跑全部关口：数据、格式、类型、建站、真浏览器
	@$(PYTHON) -m macros test $(ARGS)
lint:  ## 只跑代码与排版检查
	@$(PYTHON) -m macros lint
new:  ## 新建一条记录：make new ARGS="document central notice-2027"
	@$(PYTHON) -m macros new $(ARGS)
codes:  ## 给新的条文和页面登记短码
	@$(PYTHON) -m macros codes
confirm:  ## 确认记录引用的条文看过了：make confirm ARGS="meeting"
	@$(PYTHON) -m macros confirm $(ARGS)
due:  ## 列出待复核、未核、久未确认的
	@$(PYTHON) -m macros due
schema:  ## 由模型重写 policies/schema/，供编辑器补全
	@$(PYTHON) -m macros schema
bench:  ## 量时间与大小，写入 docs/maintain/bench.json
	@$(PYTHON) -m macros bench $(ARGS)
bench-search:  ## 量检索准不准、快不快，写入 docs/maintain/bench-search.json
	@$(PYTHON) -m macros bench-search $(ARGS)
bench-examine:  ## 量体检判得准不准、快不快，写入 docs/maintain/bench-examine.json
	@$(PYTHON) -m macros bench-examine

examine:  ## 体检一份草稿：make examine ARGS="草稿.docx"
	@$(PYTHON) -m macros examine $(ARGS)

bench-office:  ## 用 LibreOffice 数 Word、表格的页数，写入 docs/maintain/bench-office.json
	@$(PYTHON) -m macros bench-office
screenshots:  ## 重做 docs/images/ 里几页的样子、图标、分享网址时的图
	@$(PYTHON) -m macros screenshots
lock:  ## 由 pyproject.toml 重写锁文件，说出变了什么；make lock ARGS=--keep 不升级
	@$(PYTHON) -m macros lock $(ARGS)
sbom:  ## 写物料清单（CycloneDX）到 dist/sbom.cdx.json
	@$(PYTHON) -m macros sbom
advisories:  ## 锁文件里的版本对照公开的漏洞库；没有问到退 3
	@$(PYTHON) -m macros advisories $(ARGS)
hooks:  ## 装上本地提交前检查
	@$(PYTHON) -m macros hooks
clean:  ## 删去 site/ 与 .cache/（不动 .venv 与数据）
	@$(PYTHON) -m macros clean
