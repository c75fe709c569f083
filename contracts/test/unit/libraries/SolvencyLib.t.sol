// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {SolvencyLib} from "breakwater/libraries/SolvencyLib.sol";

/// @dev Groups are built from seeds; what a line adds to its group is applied here plainly, sums from scratch.
contract SolvencyLibTest is Test {
    uint256 internal constant GROUPS = 6;
    uint256 internal constant LINE_GROUP = 0;

    struct State {
        uint256[GROUPS] exposure;
        uint256[GROUPS] stressed;
    }

    // ---- what is required ----

    function test_ByGroupIsRoundedUp() public pure {
        assertEq(SolvencyLib.byGroup(0, _rule(4_000, 0, 10_000)), 0);
        assertEq(SolvencyLib.byGroup(40, _rule(4_000, 0, 10_000)), 100);
        assertEq(SolvencyLib.byGroup(41, _rule(4_000, 0, 10_000)), 103);
        assertEq(SolvencyLib.byGroup(7, _rule(10_000, 0, 10_000)), 7);
    }

    function test_ByStressIsRoundedUp() public pure {
        assertEq(SolvencyLib.byStress(_sums(3, 0), _rule(10_000, 0, 10_000)), 3);
        assertEq(SolvencyLib.byStress(_sums(3, 4), _rule(10_000, 0, 10_000)), 5, "independent: 3, 4, 5");
        assertEq(SolvencyLib.byStress(_sums(3, 4), _rule(10_000, 10_000, 10_000)), 7, "together: the sum");
        assertEq(SolvencyLib.byStress(_sums(3, 4), _rule(10_000, 5_000, 10_000)), 7, "sqrt(37), rounded up");
        assertEq(SolvencyLib.byStress(_sums(3, 4), _rule(10_000, 0, 20_000)), 10, "twice");
        assertEq(SolvencyLib.byStress(_sums(3, 4), _rule(10_000, 0, 10_001)), 6, "a hair above 5");
        assertEq(SolvencyLib.byStress(_sums(0, 0), _rule(10_000, 5_000, 50_000)), 0);
    }

    function test_ByStressOfAWeightOfOneBasisPointIsAUnit() public pure {
        SolvencyLib.Sums memory sums = SolvencyLib.Sums(1, 1, 1);
        assertEq(SolvencyLib.byStress(sums, _rule(10_000, 5_000, 10_000)), 1);
    }

    function test_RequiredIsTheLarger() public pure {
        SolvencyLib.Sums memory sums = _sums(30, 40);
        assertEq(SolvencyLib.required(sums, _rule(10_000, 0, 10_000)), 50, "the stress scenario");
        assertEq(SolvencyLib.required(sums, _rule(4_000, 0, 10_000)), 100, "40 over 40 %");
    }

    /// @dev The stress scenario lies between groups that never and groups that always fail together.
    function testFuzz_GrowsWithRhoMarginAndExposure(uint256 seed, uint256 rho, uint256 margin) public pure {
        rho = bound(rho, 1, 10_000);
        margin = bound(margin, 10_001, 50_000);
        State memory state = _state(seed);
        SolvencyLib.Sums memory sums = _sumsOf(state);
        uint256 here = SolvencyLib.byStress(sums, _rule(10_000, rho, margin));
        assertGe(here, SolvencyLib.byStress(sums, _rule(10_000, rho - 1, margin)), "rho");
        assertGe(here, SolvencyLib.byStress(sums, _rule(10_000, rho, margin - 1)), "margin");
        assertLe(here, (sums.stressed * margin + 1e8 - 1) / 1e8 + 1, "at most all groups together");
        _add(state, seed % GROUPS, 10_000, 1 + seed % 1e12);
        assertGe(SolvencyLib.byStress(_sumsOf(state), _rule(10_000, rho, margin)), here, "exposure");
    }

    /// @dev The smallest whole number whose square is not below the mix.
    function testFuzz_ByStressIsTheCeiling(uint256 seed, uint256 rho, uint256 margin) public pure {
        SolvencyLib.Rule memory rule = _rule(10_000, bound(rho, 0, 10_000), bound(margin, 10_000, 50_000));
        SolvencyLib.Sums memory sums = _sumsOf(_state(seed));
        uint256 mix = rule.rhoBps * sums.stressed ** 2 + (10_000 - rule.rhoBps) * sums.squares;
        uint256 exact = mix * rule.marginBps ** 2;
        uint256 root = SolvencyLib.byStress(sums, rule);
        assertGe(root * root * 1e20, exact, "not less");
        if (root != 0) assertLt((root - 1) ** 2 * 1e20, exact, "nor a unit more");
    }

    function test_MaterialIsRoundedDown() public pure {
        assertEq(SolvencyLib.material(199, 100), 1);
        assertEq(SolvencyLib.material(200, 100), 2);
        assertEq(SolvencyLib.material(200, 0), 0);
    }

    // ---- headroom ----

    function test_HeadroomIsTheSmallestOfGroupLineAndStress() public pure {
        SolvencyLib.Rule memory rule = _rule(4_000, 0, 10_000);
        assertEq(_room(0, 3_000, 0, 0, 1_000, rule), 300, "the line's share");
        assertEq(_room(0, 3_000, 350, 350, 1_000, rule), 50, "the group's rest");
        assertEq(_room(290, 3_000, 350, 350, 1_000, rule), 10, "the line's rest");
        assertEq(_room(310, 3_000, 350, 350, 1_000, rule), 0, "above its share");
        assertEq(_room(0, 3_000, 0, 401, 1_000, rule), 0, "another group is above the cap");
        assertEq(_room(0, 3_000, 0, 400, 1_000, rule), 300, "another group is at the cap");
        assertEq(_room(0, 3_000, 0, 0, 0, rule), 0, "no capital");
        rule = _rule(10_000, 0, 40_000);
        assertEq(_room(0, 10_000, 0, 0, 1_000, rule), 250, "four times the stress scenario");
        assertEq(_room(0, 10_000, 251, 251, 1_000, rule), 0, "it is broken already");
    }

    /// @dev The inverse of `required`, in closed form: what it allows keeps the rule, one unit more does not.
    function testFuzz_HeadroomIsExact(uint256 seed, uint256 rho, uint256 margin, uint256 free, uint256 weight)
        public
        pure
    {
        uint256[3] memory edges = [uint256(0), 10_000, bound(rho, 0, 10_000)];
        SolvencyLib.Rule memory rule =
            _rule(bound(seed >> 8, 1, 10_000), edges[rho % 3], bound(margin, 10_000, 50_000));
        _checkExact(_state(seed), rule, bound(free, 0, seed % 2 == 0 ? 1e13 : 1e24), bound(weight, 1, 10_000));
    }

    /// @dev Small figures, where a unit is a large part of everything.
    function testFuzz_HeadroomIsExactInSmall(uint256 seed, uint256 rho, uint256 margin, uint256 free)
        public
        pure
    {
        State memory state;
        for (uint256 i; i < GROUPS; i++) {
            _add(state, i, 1 + (seed >> (16 * i)) % 10_000, (seed >> (8 * i)) % 4);
        }
        SolvencyLib.Rule memory rule =
            _rule(bound(seed >> 128, 1, 10_000), bound(rho, 0, 10_000), bound(margin, 10_000, 50_000));
        _checkExact(state, rule, bound(free, 0, 100), 1 + seed % 10_000);
    }

    function testFuzz_RoomFallsAsGroupsFill(uint256 seed, uint256 rho, uint256 free) public pure {
        SolvencyLib.Rule memory rule = _rule(10_000, bound(rho, 0, 10_000), 12_500);
        free = bound(free, 1, 1e15);
        State memory state = _state(seed);
        uint256 before = _headroom(state, rule, free, 10_000, 0, 10_000);
        assertLe(before, _headroom(state, rule, free + 1 + seed % 1e12, 10_000, 0, 10_000), "more capital");
        _add(state, 1 + seed % (GROUPS - 1), 10_000, 1 + seed % 1e12);
        assertLe(_headroom(state, rule, free, 10_000, 0, 10_000), before, "more of another group");
    }

    function _checkExact(State memory state, SolvencyLib.Rule memory rule, uint256 free, uint256 weight)
        private
        pure
    {
        uint256 line = state.exposure[LINE_GROUP] / 2;
        uint256 share = 1 + free % 10_000;
        uint256 room = _headroom(state, rule, free, share, line, weight);
        bool healthy = SolvencyLib.required(_sumsOf(state), rule) <= free && line <= free * share / 10_000;
        if (!healthy) {
            assertEq(room, 0, "nothing to sell");
            return;
        }
        _add(state, LINE_GROUP, weight, room);
        assertLe(SolvencyLib.required(_sumsOf(state), rule), free, "what it allows keeps the rule");
        assertLe(line + room, free * share / 10_000, "and the line's share");
        _add(state, LINE_GROUP, weight, 1);
        assertTrue(
            SolvencyLib.required(_sumsOf(state), rule) > free || line + room + 1 > free * share / 10_000,
            "one unit more breaks one of them"
        );
    }

    // ---- words ----

    function _rule(uint256 cap, uint256 rho, uint256 margin) private pure returns (SolvencyLib.Rule memory) {
        return SolvencyLib.Rule(cap, rho, margin);
    }

    /// @dev Two groups of weight 1.
    function _sums(uint256 a, uint256 b) private pure returns (SolvencyLib.Sums memory) {
        return SolvencyLib.Sums(a > b ? a : b, (a + b) * 1e4, (a * a + b * b) * 1e8);
    }

    /// @dev A line of weight 1 in a group of weight 1, beside the largest group.
    function _room(
        uint256 line,
        uint256 share,
        uint256 group,
        uint256 largest,
        uint256 free,
        SolvencyLib.Rule memory rule
    ) private pure returns (uint256) {
        SolvencyLib.Place memory place = SolvencyLib.Place(line, share, 10_000, group, group * 1e4);
        SolvencyLib.Sums memory sums = SolvencyLib.Sums(largest, group * 1e4, group * group * 1e8);
        return SolvencyLib.headroom(place, sums, rule, free);
    }

    function _headroom(
        State memory state,
        SolvencyLib.Rule memory rule,
        uint256 free,
        uint256 share,
        uint256 line,
        uint256 weight
    ) private pure returns (uint256) {
        SolvencyLib.Place memory place = SolvencyLib.Place({
            exposure: line,
            maxShareBps: share,
            weightBps: weight,
            groupExposure: state.exposure[LINE_GROUP],
            groupStressed: state.stressed[LINE_GROUP]
        });
        return SolvencyLib.headroom(place, _sumsOf(state), rule, free);
    }

    function _state(uint256 seed) private pure returns (State memory state) {
        for (uint256 i; i < GROUPS; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _add(state, i, 1 + seed % 10_000, (seed >> 16) % 3 == 0 ? 0 : (seed >> 32) % 1e12);
        }
    }

    function _add(State memory state, uint256 group, uint256 weight, uint256 amount) private pure {
        state.exposure[group] += amount;
        state.stressed[group] += amount * weight;
    }

    function _sumsOf(State memory state) private pure returns (SolvencyLib.Sums memory sums) {
        for (uint256 i; i < GROUPS; i++) {
            if (state.exposure[i] > sums.largest) sums.largest = state.exposure[i];
            sums.stressed += state.stressed[i];
            sums.squares += state.stressed[i] ** 2;
        }
    }
}
