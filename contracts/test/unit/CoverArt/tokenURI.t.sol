// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibString} from "solady/utils/LibString.sol";
import {CoverArtData} from "breakwater/periphery/CoverArt.sol";
import {Peril} from "breakwater/types/CoverTypes.sol";
import {ArtTest} from "./Art.t.sol";

contract TokenURITest is ArtTest {
    function test_TheMetadataSaysWhatTheCoverIs() public view {
        string memory json = jsonOf(example());
        assertEq(vm.parseJsonString(json, ".name"), "Breakwater Cover #12");
        assertEq(
            vm.parseJsonString(json, ".description"),
            "Pays up to 25000.00 dUSD for Tidewater Lending, in force from 2026-03-02 until 2026-04-01, 00:00 UTC. One verdict pays every holder."
        );
        string[8] memory traits = ["Left", "Amount", "Product", "Peril", "Pool", "From", "Until", "State"];
        string[8] memory values = [
            "25000.00 dUSD",
            "25000.00 dUSD",
            "Tidewater Lending",
            "Exploit",
            "Harbour Pool",
            "2026-03-02",
            "2026-04-01",
            "In force"
        ];
        for (uint256 i = 0; i < 8; ++i) {
            assertEq(vm.parseJsonString(json, _at(i, "trait_type")), traits[i]);
            assertEq(vm.parseJsonString(json, _at(i, "value")), values[i]);
            has(svgOf(example()), string.concat(">", traits[i], "<"));
            has(svgOf(example()), string.concat(">", values[i], "<"));
        }
        assertFalse(vm.keyExistsJson(json, _at(8, "value")));
    }

    function test_ThePictureShowsIt() public pure {
        string memory svg = svgOf(example());
        has(svg, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 350"');
        has(svg, ">Cover #12<");
        has(svg, "</svg>");
    }

    function test_PerilsHaveNames() public pure {
        string[5] memory names = ["Exploit", "Protocol failure", "Depeg", "Liquidation", "Impermanent loss"];
        CoverArtData memory d = example();
        for (uint256 i = 0; i < 5; ++i) {
            d.peril = Peril(i);
            assertEq(vm.parseJsonString(jsonOf(d), _at(3, "value")), names[i]);
        }
    }

    function test_TheStateChangesAtMidnights() public pure {
        CoverArtData memory d = example();
        _expectState(d, d.cover.startDay - 1, "Waiting");
        _expectState(d, d.cover.startDay, "In force");
        _expectState(d, d.cover.endDay - 1, "In force");
        _expectState(d, d.cover.endDay, "Reportable");
        _expectState(d, d.cover.endDay + d.reportDays - 1, "Reportable");
        _expectState(d, d.cover.endDay + d.reportDays, "Ended");
    }

    function test_AUsedUpCoverSaysSo() public pure {
        CoverArtData memory d = example();
        d.left = 0;
        _expectState(d, d.today, "Used up");
        has(svgOf(d), ">0.00 dUSD<");
    }

    function test_APartlyPaidCoverShowsTheAmountLeft() public pure {
        CoverArtData memory d = example();
        d.left = 5_000e6;
        string memory json = jsonOf(d);
        has(vm.parseJsonString(json, ".description"), "Pays up to 5000.00 dUSD for");
        assertEq(vm.parseJsonString(json, _at(0, "value")), "5000.00 dUSD");
        assertEq(vm.parseJsonString(json, _at(1, "value")), "25000.00 dUSD");
        has(svgOf(d), ">5000.00 dUSD<");
    }

    /// @dev C16.
    function test_C16_ACancelledCoverSaysSoAtOnce() public pure {
        CoverArtData memory d = example();
        (d.cover.rate, d.cover.endDay) = (0, d.cover.startDay + 9);
        _expectState(d, d.cover.endDay - 1, "Ends tonight");
        has(vm.parseJsonString(jsonOf(d), ".description"), "Cancelled by its holder. ");
        has(vm.parseJsonString(jsonOf(d), ".description"), "until 2026-03-11, 00:00 UTC");
        _expectState(d, d.cover.endDay, "Cancelled");
    }

    /// @dev C16.
    function test_C16_ACoverCancelledBeforeItsStartIsWorthNothing() public pure {
        CoverArtData memory d = example();
        (d.cover.rate, d.cover.endDay, d.left) = (0, d.cover.startDay, 0);
        _expectState(d, d.cover.startDay - 1, "Cancelled");
        _expectState(d, d.cover.startDay, "Cancelled");
        has(vm.parseJsonString(jsonOf(d), ".description"), "pays nothing");
        assertEq(vm.parseJsonString(jsonOf(d), _at(0, "value")), "0.00 dUSD");
    }

    // ---- names of unknown origin ----

    function test_MarkupIsEscaped() public pure {
        CoverArtData memory d = example();
        d.product = '<b>"A"&\'B\'</b>';
        d.pool = "</text><script>";
        d.symbol = '"}<&';
        string memory svg = svgOf(d);
        has(svg, "&lt;b&gt;&quot;A&quot;&amp;&#39;B&#39;&lt;/b&gt;");
        has(svg, "&lt;/text&gt;&lt;script&gt;");
        has(svg, "25000.00 &quot;}&lt;&amp;");
        lacks(svg, "<script");
        string memory json = jsonOf(d);
        assertEq(vm.parseJsonString(json, _at(2, "value")), d.product);
        assertEq(vm.parseJsonString(json, _at(1, "value")), '25000.00 "}<&');
    }

    function test_AmountsAreCutAfterTwoDecimals() public pure {
        _expectAmount(0, 6, "0.00 dUSD");
        _expectAmount(9_999, 6, "<0.01 dUSD");
        _expectAmount(1, 18, "<0.01 dUSD");
        _expectAmount(10_000, 6, "0.01 dUSD");
        _expectAmount(999_999, 6, "0.99 dUSD");
        _expectAmount(1_500_000, 6, "1.50 dUSD");
        _expectAmount(12, 1, "1.20 dUSD");
        _expectAmount(1_020_300, 0, "1020300.00 dUSD");
        _expectAmount(type(uint96).max, 18, "79228162514.26 dUSD");
    }

    function test_DatesOfTheCalendar() public pure {
        _expectStart(0, "1970-01-01");
        _expectStart(19_782, "2024-02-29");
        _expectStart(20_513, "2026-03-01");
        _expectStart(47_541, "2100-03-01");
        _expectStart(20_818, "2026-12-31");
    }

    function test_ControlsAndBackslashes() public pure {
        CoverArtData memory d = example();
        d.product = "a\n\t\x00b\\u0041\x7f";
        assertEq(vm.parseJsonString(jsonOf(d), _at(2, "value")), "a???b\\u0041?");
        has(svgOf(d), "a???b\\u0041?");
    }

    function test_OtherScriptsAreMarked() public pure {
        CoverArtData memory d = example();
        d.product = unicode"Größe";
        assertEq(vm.parseJsonString(jsonOf(d), _at(2, "value")), "Gr????e");
    }

    function test_ALongSymbolIsCut() public pure {
        CoverArtData memory d = example();
        d.symbol = "AVeryLongSymbolThatNeverEnds";
        assertEq(vm.parseJsonString(jsonOf(d), _at(0, "value")), "25000.00 AVeryLongSy");
    }

    /// @dev For names of any bytes, the JSON parses and the picture contains only its own tags.
    function testFuzz_AnyBytes(bytes memory product, bytes memory pool, bytes memory symbol) public pure {
        CoverArtData memory d = example();
        uint256 tags = LibString.indicesOf(svgOf(d), "<").length;
        (d.product, d.pool, d.symbol) = (string(product), string(pool), string(symbol));
        assertEq(LibString.indicesOf(svgOf(d), "<").length, tags);
        assertEq(vm.parseJsonString(jsonOf(d), _at(7, "value")), "In force");
    }

    function testFuzz_AnyNumbers(uint256 amount, uint256 decimals, uint256 startDay, uint256 days_) public pure {
        CoverArtData memory d = example();
        d.cover.amount = uint96(bound(amount, 0, type(uint96).max));
        d.left = d.cover.amount / 2;
        d.decimals = uint8(bound(decimals, 0, 18));
        d.cover.startDay = uint16(bound(startDay, 0, type(uint16).max - 365));
        d.cover.endDay = d.cover.startDay + uint16(bound(days_, 1, 365));
        vm.parseJsonString(jsonOf(d), ".name");
    }

    /// @dev E16: in the widest font, the product's name, the amount and the small print end before the right margin.
    function test_E16_WideLettersFit() public pure {
        CoverArtData memory d = example();
        d.product = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
        (d.pool, d.symbol) = ("MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM", "WWWWWWWWWWW");
        (d.cover.amount, d.left) = (type(uint96).max, type(uint96).max);
        string memory svg = svgOf(d);
        uint256 size = _sizeOf(svg, d.product);
        assertGe(size, 9, "legible");
        assertLe(31 * size, 302, "a W is at most as wide as the font is high");
        string memory left = "79228162514264337593543.95 WWWWWWWWWWW";
        assertLe(_sizeOf(svg, left) * bytes(left).length, 302);
    }

    // ---- helpers ----

    /// @dev Font size of a text in the picture, with one or two digits.
    function _sizeOf(string memory svg, string memory text) private pure returns (uint256) {
        uint256 end = LibString.indexOf(svg, string.concat('">', text, "<"));
        assertNotEq(end, LibString.NOT_FOUND, "text is shown");
        string memory digits = LibString.slice(svg, end - 2, end);
        if (LibString.startsWith(digits, '"')) digits = LibString.slice(digits, 1, 2);
        return vm.parseUint(digits);
    }

    function _expectState(CoverArtData memory d, uint256 today, string memory state) private pure {
        d.today = today;
        assertEq(vm.parseJsonString(jsonOf(d), _at(7, "value")), state);
        has(svgOf(d), string.concat(">", state, "<"));
    }

    function _expectAmount(uint96 amount, uint8 decimals, string memory text) private pure {
        CoverArtData memory d = example();
        (d.cover.amount, d.decimals) = (amount, decimals);
        assertEq(vm.parseJsonString(jsonOf(d), _at(1, "value")), text);
    }

    function _expectStart(uint16 day, string memory text) private pure {
        CoverArtData memory d = example();
        d.cover.startDay = day;
        assertEq(vm.parseJsonString(jsonOf(d), _at(5, "value")), text);
    }

    function _at(uint256 index, string memory key) private pure returns (string memory) {
        return string.concat(".attributes[", vm.toString(index), "].", key);
    }
}
