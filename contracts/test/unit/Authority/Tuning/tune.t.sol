// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Process} from "breakwater/types/ClaimTypes.sol";
import {Limits, Part, Tuning} from "breakwater/types/GovernanceTypes.sol";
import {CoverInfo, PoolParams, ProductTerms} from "breakwater/types/Types.sol";
import {Demo} from "../../../../script/demo/Demo.sol";
import {Unit} from "../../../utils/Unit.t.sol";

contract TuneTest is Unit {
    Tuning internal now_ = Tuning(3_000, 365, 0.04e18);

    function setUp() public override {
        super.setUp();
        stake(alice, 200_000e6);
    }

    function test_RevertWhen_CallerIsNotTheCurator() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, bob, address(this)));
        vm.prank(bob);
        core.cover.tune(EXPLOIT, now_);
    }

    function test_TighteningAppliesAtOnce() public {
        assertEq(core.cover.tune(EXPLOIT, Tuning(1_000, 90, 0.08e18)), 0);
        assertEq(core.cover.productOf(EXPLOIT).rate, 0.08e18);
        assertEq(core.cover.productOf(EXPLOIT).maxDays, 90);
        assertEq(core.cover.capacity(EXPLOIT), 20_000e6);
        core.cover.tune(EXPLOIT, Tuning(1_000, 0, 0.08e18));
        fund(bob, 100e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 30, 7, 0));
        vm.prank(bob);
        core.cover.buy(EXPLOIT, 1e6, 30, type(uint256).max, bob);
    }

    /// @dev Known failure of others: one key that edits products without delay.
    function testFuzz_RevertGiven_LooserTermsAreNotTwoDaysOld(uint8 what, uint256 early) public {
        Tuning memory t = now_;
        if (what % 3 == 0) t.maxShareBps = 6_000;
        else if (what % 3 == 1) t.rate = 0.02e18;
        else (t.maxDays, now_.maxDays) = (365, 100);
        core.cover.tune(EXPLOIT, now_);
        uint256 readyAt = core.cover.tune(EXPLOIT, t);
        assertEq(readyAt, block.timestamp + 2 days);
        assertEq(core.cover.productOf(EXPLOIT).rate, now_.rate);
        vm.warp(bound(early, block.timestamp, readyAt - 1));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotReady.selector, readyAt, block.timestamp));
        core.cover.applyTuning(EXPLOIT);
        vm.warp(readyAt);
        vm.prank(bob);
        core.cover.applyTuning(EXPLOIT);
        assertEq(core.cover.productOf(EXPLOIT).rate, t.rate);
        assertEq(core.cover.productOf(EXPLOIT).maxShareBps, t.maxShareBps);
        assertEq(core.cover.productOf(EXPLOIT).maxDays, t.maxDays);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingAnnounced.selector, EXPLOIT));
        core.cover.applyTuning(EXPLOIT);
    }

    /// @dev A rogue curator's worst case: what is sold while nobody stops it is at most what the limits and solvency allow, and
    /// no share of it leaves the pool but by a verdict.
    function test_ARogueCuratorOnlySellsWhatTheLimitsAllow() public {
        core.factory.setLimits(address(pool), Limits(2_000, 5_000, 0.02e18, 1e18, 1, 365, 1_000, 48, 7));
        uint256 capital = pool.totalAssets();
        ProductTerms memory t = termsOf(address(pool));
        (t.maxShareBps, t.weightBps, t.rate, t.group) = (2_000, 5_000, 0.02e18, 9);
        uint256 product = core.cover.listProduct(t);
        uint256 most = core.cover.capacity(product);
        assertLe(most, capital / 5);
        buy(bob, product, most, 365);
        assertGe(pool.totalAssets(), capital);
        assertGe(pool.solvency().capital, pool.solvency().required);
        uint256 readyAt = core.cover.tune(EXPLOIT, Tuning(2_000, 365, 0.02e18));
        core.factory.setCurator(address(pool), carol);
        vm.prank(carol);
        core.cover.tune(EXPLOIT, Tuning(1, 0, 0.05e18));
        vm.warp(readyAt);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingAnnounced.selector, EXPLOIT));
        core.cover.applyTuning(EXPLOIT);
    }

    /// @dev The price knows use and losses as shares of the product's part of the capital: a change of that part is neither.
    function testFuzz_AChangedShareIsNoUse(uint16 share) public {
        buy(bob, EXPLOIT, 20_000e6, 90);
        skip(20 days);
        share = uint16(bound(share, 1_500, 10_000));
        uint256 before = core.cover.productOf(EXPLOIT).level;
        bool waits = core.cover.tune(EXPLOIT, Tuning(share, 365, 0.04e18)) != 0;
        if (waits) {
            skip(2 days);
            before = core.cover.productOf(EXPLOIT).level;
            core.cover.applyTuning(EXPLOIT);
        }
        assertApproxEqRel(core.cover.productOf(EXPLOIT).level, before, 0.001e18);
        buy(bob, EXPLOIT, 1e6, 30);
    }

    function test_TighteningTakesBackWhatWasAnnounced() public {
        core.cover.tune(EXPLOIT, Tuning(6_000, 365, 0.04e18));
        core.cover.tune(EXPLOIT, Tuning(500, 365, 0.04e18));
        skip(3 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingAnnounced.selector, EXPLOIT));
        core.cover.applyTuning(EXPLOIT);
    }

    function test_RevertWhen_OutsideTheLimits() public {
        core.factory.setLimits(address(pool), Limits(4_000, 1, 0.03e18, 0.5e18, 0, 365, 1_000, 48, 5));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 4_001, 1, 4_000));
        core.cover.tune(EXPLOIT, Tuning(4_001, 365, 0.04e18));
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 0.02e18, 0.03e18, 0.5e18)
        );
        core.cover.tune(EXPLOIT, Tuning(3_000, 365, 0.02e18));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 0.6e18, 1, 0.5e18));
        core.cover.tune(EXPLOIT, Tuning(3_000, 365, 0.6e18));
        uint256 readyAt = core.cover.tune(EXPLOIT, Tuning(4_000, 365, 0.04e18));
        assertEq(readyAt, block.timestamp + 5 days);
        core.factory.setLimits(address(pool), Limits(3_500, 1, 0.03e18, 0.5e18, 0, 365, 1_000, 48, 5));
        vm.warp(readyAt);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 4_000, 1, 3_500));
        core.cover.applyTuning(EXPLOIT);
    }

    function test_RevertWhen_ListedOutsideTheLimitsOrWithPartsThatAreNotEnabled() public {
        core.factory.setLimits(address(pool), Limits(2_000, 5_000, 0.03e18, 0.5e18, 2, 100, 500, 48, 5));
        ProductTerms memory t = termsOf(address(pool));
        (t.maxShareBps, t.waitingDays, t.maxDays, t.noClaimsBps) = (2_000, 2, 100, 500);
        uint256 id = vm.snapshotState();
        core.cover.listProduct(t);
        vm.revertToState(id);
        t.maxShareBps = 2_001;
        _refused(t, abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 2_001, 1, 2_000));
        (t.maxShareBps, t.weightBps) = (2_000, 4_999);
        _refused(t, abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 4_999, 5_000, 10_000));
        (t.weightBps, t.rate) = (5_000, 0.02e18);
        _refused(t, abi.encodeWithSelector(ErrorsLib.InvalidRate.selector, 0.02e18, 0.5e18));
        (t.rate, t.waitingDays) = (0.03e18, 1);
        _refused(t, abi.encodeWithSelector(ErrorsLib.InvalidTerms.selector, 1, 7, 100));
        (t.waitingDays, t.noClaimsBps) = (2, 501);
        _refused(t, abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 501, 0, 500));
        (t.noClaimsBps, t.trigger) = (0, address(asset));
        _refused(t, abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, asset));
        (t.trigger, t.signal) = (address(0), address(asset));
        _refused(t, abi.encodeWithSelector(ErrorsLib.InvalidSignal.selector, asset));
        t.signal = address(0);
        core.factory.setPart(address(core.model), Part.None);
        _refused(t, abi.encodeWithSelector(ErrorsLib.InvalidModel.selector, core.model));
    }

    function _refused(ProductTerms memory t, bytes memory why) private {
        vm.expectRevert(why);
        core.cover.listProduct(t);
    }

    /// @dev Everything that somebody may change is changed while a cover runs, an exit waits and an incident is open.
    function testFuzz_NothingReachesBack(uint256 seed) public {
        uint256 cover = buy(bob, EXPLOIT, 10_000e6, 90);
        vm.prank(alice);
        pool.requestRedeem(1e12, alice, alice);
        vm.warp(startOf(cover) + 1 hours);
        uint256 incident = file(bob, cover, block.timestamp - 1, 20);
        CoverInfo memory info = core.cover.coverOf(cover);
        bytes32 before = keccak256(
            abi.encode(
                core.claims.incidentOf(incident),
                pool.exitsOf(alice, 9),
                info,
                core.cover.amountAt(cover, block.timestamp)
            )
        );
        _changeEverything(seed);
        assertEq(
            before,
            keccak256(
                abi.encode(
                    core.claims.incidentOf(incident),
                    pool.exitsOf(alice, 9),
                    core.cover.coverOf(cover),
                    core.cover.amountAt(cover, block.timestamp)
                )
            )
        );
    }

    function _changeEverything(uint256 seed) private {
        Process memory p = Demo.process(carol);
        p.bond = uint80(bound(seed, 1, 1e12));
        (p.commitSeconds, p.revealSeconds) = (1 hours, 1 hours);
        (p.thresholdBps, p.largeThresholdBps, p.hugeThresholdBps) = (10_000, 10_000, 10_000);
        core.claims.setProcess(address(pool), p);
        PoolParams memory q = params();
        (q.feeBps, q.cancelFeeBps, q.materialityBps) = (uint16(seed % 3_001), uint16(seed % 3_001), 10_000);
        setParams(q);
        core.cover.tune(EXPLOIT, Tuning(1, 0, 10e18));
        core.factory.setLimits(address(pool), Limits(1, 10_000, 1, 1, 30, 1, 0, 48, 30));
        core.factory.setPart(address(core.model), Part.None);
        core.factory.setCurator(address(pool), carol);
    }
}
