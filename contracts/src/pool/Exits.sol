// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {AssetLib} from "../libraries/AssetLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {ExitLib} from "../libraries/ExitLib.sol";
import {ExitView, Fill} from "../types/PoolTypes.sol";
import {PoolBase} from "./PoolBase.sol";

/// @title Exits: the redeem side of ERC-7540
abstract contract Exits is PoolBase {
    using ExitLib for ExitLib.Queue;
    using SafeCast for uint256;

    /// @inheritdoc ICapitalPool
    mapping(address controller => mapping(address operator => bool)) public isOperator;

    /// @inheritdoc ICapitalPool
    function requestRedeem(uint256 shares, address controller, address owner)
        external
        nonReentrant
        returns (uint256 requestId)
    {
        require(shares != 0, ErrorsLib.ZeroAmount());
        // Nobody opens a request for another.
        require(controller == owner || _actsFor(controller), ErrorsLib.NotAuthorized(msg.sender, controller));
        if (!_actsFor(owner)) _spendAllowance(owner, msg.sender, shares);
        requestId = _exits.request(controller, shares);
        _transfer(owner, address(this), shares);
        emit RedeemRequest(controller, owner, requestId, msg.sender, shares);
    }

    /// @inheritdoc ICapitalPool
    function processExits() external nonReentrant returns (uint256 shares, uint256 assets) {
        uint256 capital = _sync();
        uint256 required = _ledger().requiredCapital(address(this));
        uint256 supply = totalSupply();
        (shares, assets) = _exits.process(_terms.cooldownDays, capital, required, supply + VIRTUAL_SHARES);
        if (shares == 0) return (0, 0);

        capital -= assets;
        (_money.capital, _money.exiting) = (uint128(capital), (_money.exiting + assets).toUint128());
        _burn(address(this), shares);
        if (required == 0 && shares == supply) capital = _empty(capital);
        _ledger().rebase(capital);
    }

    /// @dev The last share is gone: what is left belongs to nobody and goes to the reserve.
    function _empty(uint256 capital) private returns (uint256) {
        uint256 gains = _money.gains;
        if (gains != 0) _ledger().takeGains(gains, gains);
        _toReserve(capital + gains);
        (_money.capital, _money.gains) = (0, 0);
        return 0;
    }

    /// @inheritdoc IERC4626
    function redeem(uint256 shares, address receiver, address controller)
        external
        nonReentrant
        returns (uint256 assets)
    {
        (, assets) = _redeem(shares, 0, receiver, controller);
    }

    /// @inheritdoc IERC4626
    function withdraw(uint256 assets, address receiver, address controller)
        external
        nonReentrant
        returns (uint256 shares)
    {
        (shares,) = _redeem(0, assets, receiver, controller);
    }

    /// @dev Without a sync: what is held back is measured against the capital that is booked.
    function _redeem(uint256 shares, uint256 assets, address receiver, address controller)
        private
        returns (uint256, uint256)
    {
        require(shares + assets != 0, ErrorsLib.ZeroAmount());
        require(_actsFor(controller), ErrorsLib.NotAuthorized(msg.sender, controller));
        (shares, assets) = _exits.redeem(controller, shares, assets, _money, _holdWindow());
        _money.exiting -= uint128(assets);
        emit Withdraw(msg.sender, receiver, controller, assets, shares);
        AssetLib.transferOut(receiver, assets);
        return (shares, assets);
    }

    /// @inheritdoc ICapitalPool
    function setOperator(address operator, bool approved) external returns (bool) {
        isOperator[msg.sender][operator] = approved;
        emit OperatorSet(msg.sender, operator, approved);
        return true;
    }

    function _actsFor(address account) private view returns (bool) {
        return msg.sender == account || isOperator[account][msg.sender];
    }

    // ---- views ----

    /// @inheritdoc ICapitalPool
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256) {
        ExitLib.Position storage p = _exits.positions[controller];
        return p.day == requestId ? p.shares - p.redeemed - maxRedeem(controller) : 0;
    }

    /// @inheritdoc ICapitalPool
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256) {
        return _exits.positions[controller].day == requestId ? maxRedeem(controller) : 0;
    }

    /// @notice Shares of a controller that one call redeems now.
    function maxRedeem(address controller) public view returns (uint256 shares) {
        (shares,) = _exits.claimable(controller, _money, _holdWindow());
    }

    /// @notice What one call pays a controller now, asset units.
    function maxWithdraw(address controller) external view returns (uint256 assets) {
        (, assets) = _exits.claimable(controller, _money, _holdWindow());
    }

    /// @dev ERC-7540: an asynchronous redemption has no price before it is processed.
    function previewRedeem(uint256) external pure returns (uint256) {
        revert ErrorsLib.AsynchronousRedeem();
    }

    /// @dev ERC-7540: an asynchronous redemption has no price before it is processed.
    function previewWithdraw(uint256) external pure returns (uint256) {
        revert ErrorsLib.AsynchronousRedeem();
    }

    /// @inheritdoc ICapitalPool
    function exitOf(address controller) external view returns (ExitView memory) {
        return _exits.viewOf(controller, _terms.cooldownDays, _money, _holdWindow());
    }

    /// @inheritdoc ICapitalPool
    function exitQueue() external view returns (uint256 requested, uint256 processed, uint256 fills) {
        return _exits.totals();
    }

    /// @inheritdoc ICapitalPool
    function fillAt(uint256 fill) external view returns (Fill memory) {
        return _exits.fillAt(fill);
    }

    /// @inheritdoc ICapitalPool
    function chargeable(uint256 eventTime) external view returns (uint256) {
        return _exits.chargeable(eventTime);
    }
}
