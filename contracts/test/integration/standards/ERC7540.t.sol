// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Vm} from "forge-std/Vm.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {LivePool} from "./LivePool.sol";

/// @notice The rules of ERC-7540 for redemptions, and of ERC-7575 and ERC-165, each as a property of a pool in the middle of its life.
/// `erin` has no request yet, and `frank` no shares.
/// forge-config: default.fuzz.runs = 64
contract ERC7540Test is LivePool {
    uint256 internal constant MAX = type(uint256).max;

    address internal erin;
    address internal frank;
    uint256 internal shares;

    function begin(uint256 seed) internal {
        live(seed);
        (erin, frank) = (makeAddr("erin"), makeAddr("frank"));
        shares = stake(erin, 1e6 + random(50_000e6));
    }

    // ---- requests ----

    function testFuzz_TheOwnerRequestsForAnyController(uint256 seed, uint256 part, address controller) public {
        begin(seed);
        part = bound(part, 1, shares);
        // An account with an open request of another day cannot add to it.
        if (uint160(controller) % 3 == 0) controller = erin;
        vm.assume(pool.exitOf(controller).requestId == 0);
        vm.recordLogs();
        vm.prank(erin);
        uint256 id = pool.requestRedeem(part, controller, erin);
        _assertRequested(vm.getRecordedLogs(), controller, id, erin, part);
        assertNotEq(id, 0);
        assertEq(pool.balanceOf(erin), shares - part, "out of the owner's custody");
        assertEq(pool.pendingRedeemRequest(id, controller), part);
        assertEq(pool.claimableRedeemRequest(id, controller), 0);
        assertEq(pool.pendingRedeemRequest(id + 1, controller) + pool.pendingRedeemRequest(0, controller), 0);
    }

    function _assertRequested(Vm.Log[] memory logs, address controller, uint256 id, address sender, uint256 part)
        private
        view
    {
        Vm.Log memory log = logs[logs.length - 1];
        assertEq(log.emitter, address(pool));
        assertEq(log.topics.length, 4);
        assertEq(log.topics[0], keccak256("RedeemRequest(address,address,uint256,address,uint256)"));
        assertEq(log.topics[1], bytes32(uint256(uint160(controller))));
        assertEq(log.topics[2], bytes32(uint256(uint160(erin))));
        assertEq(log.topics[3], bytes32(id));
        assertEq(log.data, abi.encode(sender, part));
    }

    function testFuzz_AnOperatorRequestsWithoutAnAllowance(uint256 seed, uint256 part, bool forItself) public {
        begin(seed);
        part = bound(part, 1, shares);
        vm.prank(erin);
        pool.setOperator(frank, true);
        vm.recordLogs();
        vm.prank(frank);
        uint256 id = pool.requestRedeem(part, forItself ? frank : erin, erin);
        _assertRequested(vm.getRecordedLogs(), forItself ? frank : erin, id, frank, part);
        assertEq(pool.pendingRedeemRequest(id, forItself ? frank : erin), part);
    }

    function testFuzz_ASpenderRequestsWithItsAllowance(uint256 seed, uint256 part, uint256 allowance) public {
        begin(seed);
        part = bound(part, 1, shares);
        allowance = bound(allowance, part, MAX);
        vm.prank(erin);
        pool.approve(frank, allowance);
        vm.prank(frank);
        uint256 id = pool.requestRedeem(part, erin, erin);
        assertEq(pool.allowance(erin, frank), allowance == MAX ? MAX : allowance - part);
        assertEq(pool.pendingRedeemRequest(id, erin), part);
    }

    function testFuzz_RevertWhen_TheCallerMayNot(uint256 seed, uint256 part, uint256 allowance) public {
        begin(seed);
        part = bound(part, 1, shares);
        vm.prank(erin);
        pool.approve(frank, allowance % part);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        vm.prank(frank);
        pool.requestRedeem(part, frank, erin);
    }

    function testFuzz_RevertWhen_TheOwnerHasLess(uint256 seed, uint256 more) public {
        begin(seed);
        more = bound(more, 1, 1e30);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientBalance.selector);
        vm.prank(erin);
        pool.requestRedeem(shares + more, erin, erin);
    }

    function testFuzz_RequestsOfADayAddUp(uint256 seed, uint256 first, uint256 second) public {
        begin(seed);
        first = bound(first, 1, shares - 1);
        second = bound(second, 1, shares - first);
        uint256 id = requestExit(erin, first);
        assertEq(requestExit(erin, second), id);
        assertEq(pool.pendingRedeemRequest(id, erin), first + second);
    }

    // ---- previews ----

    function testFuzz_RedeemPreviewsRevert(uint256 seed, uint256 amount, address caller) public {
        begin(seed);
        vm.startPrank(caller);
        vm.expectRevert(ErrorsLib.AsynchronousRedeem.selector);
        pool.previewRedeem(amount);
        vm.expectRevert(ErrorsLib.AsynchronousRedeem.selector);
        pool.previewWithdraw(amount);
        vm.stopPrank();
    }

    // ---- from pending to claimable to claimed ----

    /// @dev At no time is a share in two states or in none, and nothing is claimed without a call.
    function testFuzz_ASharePassesThroughEachState(uint256 seed, uint256 part) public {
        begin(seed);
        uint256 id = requestExit(erin, part = bound(part, 1, shares));
        (uint256 redeemed, uint256 paid) = (0, 0);
        for (uint256 i; i < 30 && redeemed < part; i++) {
            skip(random(4 days));
            pool.processExits();
            if (i == 8) gain();
            uint256 claimable = pool.claimableRedeemRequest(id, erin);
            assertEq(pool.pendingRedeemRequest(id, erin) + claimable + redeemed, part);
            assertEq(pool.maxRedeem(erin), claimable);
            assertEq(asset.balanceOf(erin), paid, "nothing is paid unasked");
            if (claimable == 0 || chance()) continue;
            redeemed += _claim(1 + random(claimable));
            paid = asset.balanceOf(erin);
        }
        assertLe(redeemed, part);
    }

    function _claim(uint256 wanted) private returns (uint256) {
        if (chance()) {
            redeem(erin, wanted);
            return wanted;
        }
        uint256 assets = pool.maxWithdraw(erin);
        if (assets == 0) return 0;
        vm.prank(erin);
        return pool.withdraw(1 + random(assets), erin, erin);
    }

    function testFuzz_RevertGiven_NothingIsClaimable(uint256 seed, uint256 wanted) public {
        begin(seed);
        requestExit(erin, shares);
        wanted = bound(wanted, 1, MAX);
        assertEq(pool.maxRedeem(erin) + pool.maxWithdraw(erin), 0);
        vm.startPrank(erin);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaimable.selector, wanted, 0));
        pool.redeem(wanted, erin, erin);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaimable.selector, wanted, 0));
        pool.withdraw(wanted, erin, erin);
        vm.stopPrank();
    }

    /// @dev Equal ids are fungible: claimable at the same time, in the same proportion, at one price.
    function testFuzz_OneDayOneRatio(uint256 seed, uint256 part) public {
        begin(seed);
        part = bound(part, shares / 100 + 1, shares);
        uint256 twice = stake(frank, 1e6 + pool.previewMint(2 * part)) / 2 * 2;
        uint256 id = requestExit(erin, part);
        assertEq(requestExit(frank, 2 * part), id);
        assertGe(twice, 2 * part);
        uint256 early;
        for (uint256 i; i < 12; i++) {
            skip(random(9 days));
            pool.processExits();
            uint256 claimable = pool.claimableRedeemRequest(id, erin);
            uint256 other = pool.claimableRedeemRequest(id, frank);
            // Frank claims as early as possible, Erin waits.
            if (other != 0) early += redeem(frank, other);
            assertApproxEqAbs(2 * part - pool.pendingRedeemRequest(id, frank), 2 * claimable, 40);
        }
        // All cover is over, so the limits hold nobody back.
        skip(220 days);
        pool.processExits();
        skip(60 days);
        if (pool.maxRedeem(frank) != 0) early += redeem(frank, pool.maxRedeem(frank));
        assertEq(pool.pendingRedeemRequest(id, erin), 0);
        assertApproxEqAbs(early, 2 * pool.maxWithdraw(erin), 40, "a unit a fill and controller");
    }

    // ---- claims ----

    function testFuzz_WhoRedeemsForWhom(uint256 seed, uint256 amount, bool inShares) public {
        uint256 max = _mature(seed);
        amount = bound(amount, 1, inShares ? max : pool.maxWithdraw(erin));
        vm.prank(erin);
        pool.setOperator(frank, true);
        (uint256 held, uint256 supply) = (pool.balanceOf(erin), pool.totalSupply());
        (uint256 exiting, uint256 received) = (pool.money().exiting, asset.balanceOf(bob));
        vm.recordLogs();
        vm.prank(frank);
        uint256 answer = inShares ? pool.redeem(amount, bob, erin) : pool.withdraw(amount, bob, erin);
        (uint256 assets, uint256 part) = inShares ? (answer, amount) : (amount, answer);
        _assertWithdrawn(vm.getRecordedLogs(), assets, part);
        assertEq(pool.balanceOf(erin), held, "the shares went when they were requested");
        assertEq(pool.totalSupply(), supply, "and were burned when they were processed");
        assertEq(exiting - pool.money().exiting, assets);
        assertEq(asset.balanceOf(bob) - received, assets);
        assertEq(pool.maxRedeem(erin), max - part);
    }

    function _assertWithdrawn(Vm.Log[] memory logs, uint256 assets, uint256 part) private view {
        for (uint256 i; i < logs.length; i++) {
            if (logs[i].topics[0] != IERC4626.Withdraw.selector) continue;
            assertEq(logs[i].emitter, address(pool));
            assertEq(logs[i].topics[1], bytes32(uint256(uint160(frank))), "sender");
            assertEq(logs[i].topics[2], bytes32(uint256(uint160(bob))), "receiver");
            assertEq(logs[i].topics[3], bytes32(uint256(uint160(erin))), "controller");
            assertEq(logs[i].data, abi.encode(assets, part));
            return;
        }
        assertTrue(false, "Withdraw");
    }

    function testFuzz_TheMaximumAndNotMore(uint256 seed, bool inShares) public {
        uint256 max = _mature(seed);
        uint256 assets = pool.maxWithdraw(erin);
        vm.startPrank(erin);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaimable.selector, max + 1, max));
        pool.redeem(max + 1, erin, erin);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaimable.selector, assets + 1, assets));
        pool.withdraw(assets + 1, erin, erin);
        if (inShares) assertEq(pool.redeem(max, erin, erin), assets);
        else assertEq(pool.withdraw(assets, erin, erin), max);
        vm.stopPrank();
        assertEq(pool.maxRedeem(erin) + pool.maxWithdraw(erin), 0);
    }

    function testFuzz_RevertWhen_NeitherControllerNorOperator(uint256 seed, address caller) public {
        uint256 max = _mature(seed);
        vm.assume(caller != erin);
        vm.prank(erin);
        pool.approve(caller == address(0) ? frank : caller, MAX);
        vm.startPrank(caller);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, caller, erin));
        pool.redeem(max, caller, erin);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, caller, erin));
        pool.withdraw(1, caller, erin);
        vm.stopPrank();
    }

    /// @dev Makes Erin's shares claimable.
    function _mature(uint256 seed) private returns (uint256 max) {
        begin(seed);
        requestExit(erin, shares);
        for (uint256 i; i < 10 && max == 0; i++) {
            skip(8 days);
            pool.processExits();
            max = pool.maxRedeem(erin);
        }
        vm.assume(pool.maxWithdraw(erin) != 0);
    }

    // ---- operators ----

    function testFuzz_Operators(uint256 seed, address operator) public {
        begin(seed);
        vm.assume(operator != erin);
        assertFalse(pool.isOperator(erin, operator));
        for (uint256 i = 2; i > 0; i--) {
            vm.expectEmit(address(pool));
            emit ICapitalPool.OperatorSet(erin, operator, i == 2);
            vm.prank(erin);
            assertTrue(pool.setOperator(operator, i == 2));
            assertEq(pool.isOperator(erin, operator), i == 2);
            assertFalse(pool.isOperator(operator, erin));
        }
        assertEq(ICapitalPool.OperatorSet.selector, keccak256("OperatorSet(address,address,bool)"));
    }

    // ---- ERC-165, ERC-7575 ----

    function test_InterfaceIds() public view {
        bytes4 operators = ICapitalPool.setOperator.selector ^ ICapitalPool.isOperator.selector;
        bytes4 redemption = ICapitalPool.requestRedeem.selector ^ ICapitalPool.pendingRedeemRequest.selector
            ^ ICapitalPool.claimableRedeemRequest.selector;
        bytes4 vaults = IERC4626.asset.selector ^ IERC4626.totalAssets.selector ^ IERC4626.convertToShares.selector
            ^ IERC4626.convertToAssets.selector ^ _entries() ^ _exits() ^ ICapitalPool.share.selector;
        assertEq(operators, bytes4(0xe3bc4e65));
        assertEq(redemption, bytes4(0x620ee8e4));
        assertEq(vaults, bytes4(0x2f0a18c5));
        assertEq(ICapitalPool.vault.selector, bytes4(0xf815c03d));
        bytes4[5] memory ids = [type(IERC165).interfaceId, operators, redemption, vaults, ICapitalPool.vault.selector];
        for (uint256 i; i < ids.length; i++) {
            assertTrue(IERC165(address(pool)).supportsInterface(ids[i]));
        }
        assertFalse(IERC165(address(pool)).supportsInterface(0xce3bbe50), "deposits are synchronous");
        assertFalse(IERC165(address(pool)).supportsInterface(0xffffffff));
    }

    function _entries() private pure returns (bytes4) {
        return IERC4626.deposit.selector ^ IERC4626.mint.selector ^ IERC4626.previewDeposit.selector
            ^ IERC4626.previewMint.selector ^ IERC4626.maxDeposit.selector ^ IERC4626.maxMint.selector;
    }

    function _exits() private pure returns (bytes4) {
        return IERC4626.redeem.selector ^ IERC4626.withdraw.selector ^ IERC4626.previewRedeem.selector
            ^ IERC4626.previewWithdraw.selector ^ IERC4626.maxRedeem.selector ^ IERC4626.maxWithdraw.selector;
    }

    function test_ShareAndVault() public view {
        assertEq(pool.share(), address(pool));
        assertEq(pool.vault(pool.asset()), address(pool));
        assertEq(pool.vault(address(pool)), address(0));
    }
}
