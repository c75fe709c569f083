// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {RandomLife} from "./RandomLife.sol";

/// @notice In random lives of a pool: views that the standards forbid to revert answer for any caller and account, and claims in
/// parts sum up to the whole.
contract AnyViewTest is RandomLife {
    uint256 private constant STEPS = 60;
    /// @dev An "unreasonably large input" of ERC-4626: only this may overflow.
    uint256 private constant LARGE = 2 ** 100;

    address private _receiver = makeAddr("receiver");

    /// forge-config: default.fuzz.runs = 12
    /// forge-config: ci.fuzz.runs = 48
    function testFuzz_ViewsAnswerInAnyLife(uint256 seed) public {
        begin(seed);
        for (uint256 i; i < STEPS; i++) {
            happen();
            vm.startPrank(_anybody());
            _askLimits(_anybody(), _anyNumber());
            _askAmounts(_anyNumber());
            vm.stopPrank();
        }
    }

    /// forge-config: default.fuzz.runs = 12
    /// forge-config: ci.fuzz.runs = 48
    function testFuzz_ClaimsInPartsAreTheWhole(uint256 seed) public {
        begin(seed);
        for (uint256 i; i < STEPS; i++) {
            happen();
            address who = someone();
            if (pool.maxRedeem(who) == 0) continue;
            _refuseStranger(who);
            uint256 snapshot = vm.snapshotState();
            _claimInParts(who);
            vm.revertToState(snapshot);
        }
    }

    // ---- views ----

    function _askLimits(address who, uint256 number) private view {
        _ask(abi.encodeWithSignature("maxDeposit(address)", who));
        _ask(abi.encodeWithSignature("maxMint(address)", who));
        _ask(abi.encodeWithSignature("maxRedeem(address)", who));
        _ask(abi.encodeWithSignature("maxWithdraw(address)", who));
        _ask(abi.encodeWithSignature("pendingRedeemRequest(uint256,address)", number, who));
        _ask(abi.encodeWithSignature("claimableRedeemRequest(uint256,address)", number, who));
        _ask(abi.encodeWithSignature("exitOf(address)", who));
        _ask(abi.encodeWithSignature("isOperator(address,address)", who, _receiver));
        _ask(abi.encodeWithSignature("vault(address)", who));
        _ask(abi.encodeWithSignature("supportsInterface(bytes4)", bytes4(uint32(number))));
    }

    function _askAmounts(uint256 amount) private view {
        _ask(abi.encodeWithSignature("asset()"));
        _ask(abi.encodeWithSignature("share()"));
        _ask(abi.encodeWithSignature("totalAssets()"));
        if (amount > LARGE) return;
        _ask(abi.encodeWithSignature("convertToShares(uint256)", amount));
        _ask(abi.encodeWithSignature("convertToAssets(uint256)", amount));
        _ask(abi.encodeWithSignature("previewDeposit(uint256)", amount));
        _ask(abi.encodeWithSignature("previewMint(uint256)", amount));
    }

    function _ask(bytes memory question) private view {
        (bool answered,) = address(pool).staticcall(question);
        assertTrue(answered, vm.toString(question));
    }

    function _anybody() private returns (address) {
        uint256 i = random(6);
        if (i < 3) return [address(0), address(pool), address(core.claims)][i];
        return i == 3 ? address(uint160(random(type(uint160).max))) : someone();
    }

    function _anyNumber() private returns (uint256) {
        uint256 i = random(6);
        return i == 0 ? type(uint256).max : i == 1 ? 0 : random(1 << (1 + random(128)));
    }

    // ---- claims ----

    function _claimInParts(address who) private {
        (uint256 shares, uint256 assets) = (pool.maxRedeem(who), pool.maxWithdraw(who));
        uint256 before = asset.balanceOf(_receiver);
        (uint256 redeemed, uint256 paid) = (0, 0);
        vm.startPrank(who);
        for (uint256 i; i < 4 && pool.maxRedeem(who) != 0; i++) {
            (uint256 left, uint256 worth) = (pool.maxRedeem(who), pool.maxWithdraw(who));
            if (worth == 0 || chance()) {
                uint256 part = 1 + random(left);
                (redeemed, paid) = (redeemed + part, paid + pool.redeem(part, _receiver, who));
            } else {
                uint256 part = 1 + random(worth);
                (redeemed, paid) = (redeemed + pool.withdraw(part, _receiver, who), paid + part);
            }
            assertEq(pool.maxRedeem(who) + redeemed, shares, "what is claimed is claimable no longer");
            assertLe(pool.maxWithdraw(who) + paid, assets, "parts never pay more than the whole");
        }
        vm.stopPrank();
        assertEq(asset.balanceOf(_receiver) - before, paid, "all of it to the receiver");
    }

    /// @dev Making a controller one's own operator gives no right over the controller: approval works one way.
    function _refuseStranger(address who) private {
        vm.startPrank(_receiver);
        pool.setOperator(who, true);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, _receiver, who));
        pool.redeem(1, _receiver, who);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, _receiver, who));
        pool.withdraw(1, _receiver, who);
        vm.stopPrank();
    }
}
