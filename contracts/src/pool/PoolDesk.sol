// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Proxy} from "@openzeppelin/contracts/proxy/Proxy.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IPoolEvents} from "../interfaces/ICapitalPool.sol";
import {IPoolDesk} from "../interfaces/IPoolDesk.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {ExposureLib} from "../libraries/ExposureLib.sol";
import {LossLib} from "../libraries/LossLib.sol";
import {PoolLib} from "../libraries/PoolLib.sol";
import {PoolState} from "../libraries/PoolState.sol";
import {PoolViewLib} from "../libraries/PoolViewLib.sol";
import {SaleLib} from "../libraries/SaleLib.sol";
import {SyncLib} from "../libraries/SyncLib.sol";
import {Closing, Opening} from "../types/ClaimTypes.sol";
import {Cancellation, Extension, LineState, Sale} from "../types/Types.sol";
import {PoolStorage} from "./PoolStorage.sol";

/// @title The half of a pool that Cover, Claims and readers use
/// @notice See `IPoolDesk`. Runs on a pool's storage, at the pool's address, by delegation; holds nothing of its own. What it does
/// not know goes to the office.
contract PoolDesk is PoolStorage, IPoolDesk, IPoolEvents, ReentrancyGuardTransient, Proxy {
    using ExposureLib for ExposureLib.Ledger;
    using LossLib for PoolState;
    using PoolLib for PoolState;
    using PoolViewLib for PoolState;
    using SaleLib for PoolState;

    address public immutable OFFICE;

    modifier onlyCover() {
        _requireCover();
        _;
    }

    constructor(address cover, address claims, address rewards, address office)
        PoolStorage(cover, claims, rewards)
    {
        OFFICE = office;
    }

    function _implementation() internal view override returns (address) {
        return OFFICE;
    }

    /// @dev A function, because a modifier's code is repeated wherever it stands.
    function _requireCover() private view {
        require(msg.sender == COVER, ErrorsLib.NotCover(msg.sender));
    }

    // ---- for Cover ----

    /// @inheritdoc IPoolDesk
    function openLine(address by, uint8 group, uint16 maxShareBps, uint16 weightBps)
        external
        onlyCover
        returns (uint8)
    {
        return _state.openLine(by, group, maxShareBps, weightBps);
    }

    /// @inheritdoc IPoolDesk
    function syncLine(uint8 line) external returns (LineState memory) {
        SyncLib.settle(_state);
        return _state.lineSynced(line);
    }

    /// @inheritdoc IPoolDesk
    function sell(Sale calldata sale, uint256 coverRate)
        external
        onlyCover
        nonReentrant
        returns (uint56, uint16)
    {
        return _state.sell(sale, coverRate);
    }

    /// @inheritdoc IPoolDesk
    function extend(Extension calldata extension) external onlyCover nonReentrant returns (uint56) {
        return _state.extend(extension);
    }

    /// @inheritdoc IPoolDesk
    function cancel(Cancellation calldata cancellation) external onlyCover nonReentrant returns (uint256) {
        return _state.cancel(cancellation);
    }

    // ---- for Claims ----

    /// @inheritdoc IPoolDesk
    function openIncident(Opening calldata opening)
        external
        onlyClaims
        nonReentrant
        returns (uint256, uint256, uint256)
    {
        return _state.openIncident(opening);
    }

    /// @inheritdoc IPoolDesk
    function takeBond(address from, uint256 bond) external onlyClaims nonReentrant {
        _state.takeBond(from, bond);
    }

    /// @inheritdoc IPoolDesk
    function refileIncident(uint8 line, uint256 incident, address filer, uint256 bond, uint256 released)
        external
        onlyClaims
        nonReentrant
    {
        _state.refileIncident(line, incident, filer, bond, released);
    }

    /// @inheritdoc IPoolDesk
    function closeIncident(Closing calldata closing) external onlyClaims returns (uint256, uint256) {
        return _state.closeIncident(closing);
    }

    /// @inheritdoc IPoolDesk
    function settleCover(uint8 line, uint256 eventTime, uint256 loss, address to)
        external
        onlyClaims
        nonReentrant
        returns (uint256)
    {
        return _state.settleCover(line, eventTime, loss, to);
    }

    /// @inheritdoc IPoolDesk
    function recover(address from, uint256 assets, uint256 eventTime) external onlyClaims nonReentrant {
        _state.recover(from, assets, eventTime);
    }

    /// @inheritdoc IPoolDesk
    function returnOwed(uint256 assets) external onlyClaims {
        _state.returnOwed(assets);
    }

    // ---- views ----

    /// @inheritdoc IPoolDesk
    function lineState(uint8 line) external view returns (LineState memory) {
        return _state.lineState(line);
    }

    /// @inheritdoc IPoolDesk
    function incidentOf(uint8 line) external view returns (uint256 incident, uint256 open) {
        open = _state.ledger.lines[line].open;
        if (open != 0) incident = _state.ledger.lines[line].incident;
    }

    /// @inheritdoc IPoolDesk
    function curator() external view returns (address) {
        return _state.curator;
    }
}
